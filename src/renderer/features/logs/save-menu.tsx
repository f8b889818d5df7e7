import { Download, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogSource } from '#shared/contract/logs.ts'
import { faultOf } from '../../host/api.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { useFormat } from '../../store/intl.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { saveFile } from './collect-log.ts'
import { wholeLog } from './save-whole.ts'
import type { Collect } from './use-collect.ts'

/** Saves what is shown here, or all that the engine has of a container, whatever is held here. */
export function SaveMenu({ sources, collect }: { sources: readonly LogSource[]; collect: Collect }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { bytes, save, stop } = useSaveWhole()
  if (bytes !== null)
    return (
      <Button size="small" icon={<X aria-hidden />} onClick={stop}>
        {t('logs.saving', { bytes: format.bytes(bytes) })}
      </Button>
    )
  const isOne = sources.length === 1
  // Of the others the engine has nothing.
  const saved = sources.filter(({ state }) => state !== 'removed' && state !== 'failed')
  const whole = saved.flatMap((source): MenuItem[] => [
    {
      label: isOne ? t('logs.saveAll') : t('logs.saveAllOf', { name: source.name }),
      onSelect: () => save(source, false),
    },
    ...(isOne ? [{ label: t('logs.saveAllTimes'), onSelect: () => save(source, true) }] : []),
  ])
  const shown = { label: t('logs.saveShown'), onSelect: collect.save }
  return (
    <Menu
      trigger={
        <Button size="small" icon={<Download aria-hidden />} pending={collect.collecting}>
          {t('logs.save')}
        </Button>
      }
      items={whole.length === 0 ? [shown] : [shown, { kind: 'separator' }, ...whole]}
    />
  )
}

function useSaveWhole() {
  const { t } = useTranslation()
  const format = useFormat()
  const [bytes, setBytes] = useState<number | null>(null)
  const leaving = useRef<AbortController | null>(null)
  useEffect(() => () => leaving.current?.abort(), [])
  const run = async ({ id, name }: LogSource, timestamps: boolean): Promise<void> => {
    const abort = new AbortController()
    leaving.current = abort
    setBytes(0)
    try {
      const whole = await wholeLog({ id, timestamps }, abort.signal, setBytes)
      const file = `${name}.log`
      saveFile(file, whole.parts)
      toast({ kind: 'success', title: t('logs.savedAll', { bytes: format.bytes(whole.bytes), file }) })
    } catch (error) {
      if (!abort.signal.aborted)
        toast({
          kind: 'failure',
          title: t('logs.collectFailed'),
          description: faultSentence(t, faultOf(error)),
        })
    } finally {
      setBytes(null)
    }
  }
  return {
    /** Saved so far; null while nothing is. */
    bytes,
    save: (source: LogSource, timestamps: boolean) => void run(source, timestamps),
    stop: () => leaving.current?.abort(),
  }
}
