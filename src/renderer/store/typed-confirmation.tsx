import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../ui/field.tsx'
import { useEngine } from './collections.ts'

/** An engine that is not on this computer asks harder before something goes: its name is to be typed. */
export function useTypedConfirmation(): { readonly given: boolean; readonly field: ReactNode } {
  const { t } = useTranslation()
  const endpoint = useEngine()?.endpoint ?? null
  const [typed, setTyped] = useState('')
  if (endpoint === null || !endpoint.remote) return { given: true, field: null }
  return {
    given: typed === endpoint.name,
    field: (
      <TextField
        label={t('common.typeEngineName', { engine: endpoint.name })}
        value={typed}
        onChange={setTyped}
        mono
      />
    ),
  }
}
