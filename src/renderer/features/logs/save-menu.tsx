import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LogSource } from '#shared/contract/logs.ts'
import { api, faultOf } from '../../host/api.ts'
import { saveTicket } from '../../host/transfer.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Collect } from './use-collect.ts'

/** Saves what is shown here, or all that the engine has of a container, whatever is held here. */
export function SaveMenu({ sources, collect }: { sources: readonly LogSource[]; collect: Collect }) {
  const { t } = useTranslation()
  const save = useSaveWhole()
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
      items={() => (whole.length === 0 ? [shown] : [shown, { kind: 'separator' }, ...whole])}
    />
  )
}

/** The engine's log goes straight to the disk; Activity has its progress and its Cancel. */
function useSaveWhole(): (source: LogSource, timestamps: boolean) => void {
  const { t } = useTranslation()
  const run = async ({ id }: LogSource, timestamps: boolean): Promise<void> => {
    try {
      saveTicket((await api.logs.save({ id, timestamps })).ticket)
    } catch (error) {
      toast({
        kind: 'failure',
        title: t('logs.collectFailed'),
        description: faultSentence(t, faultOf(error)),
      })
    }
  }
  return (source, timestamps) => void run(source, timestamps)
}
