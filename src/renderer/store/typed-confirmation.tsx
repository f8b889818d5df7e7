import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../ui/field.tsx'
import { useEngine } from './collections.ts'

/**
 * An engine that is not on this computer asks harder before something goes: its name is to be typed.
 * So does on any engine what cannot be undone at all: `number`, how many go, is to be typed there; null asks nothing.
 */
export function useTypedConfirmation(number: string | null = null): {
  readonly given: boolean
  readonly field: ReactNode
} {
  const { t } = useTranslation()
  const endpoint = useEngine()?.endpoint ?? null
  const [typed, setTyped] = useState('')
  const engine = endpoint?.remote === true ? endpoint.name : null
  const wanted = engine ?? number
  if (wanted === null) return { given: true, field: null }
  return {
    given: typed.trim() === wanted,
    field: (
      <TextField
        label={
          engine === null
            ? t('common.typeNumber', { number: wanted })
            : t('common.typeEngineName', { engine })
        }
        value={typed}
        onChange={setTyped}
        mono
      />
    ),
  }
}
