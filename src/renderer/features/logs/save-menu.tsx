import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LogSource } from '#shared/contract/logs.ts'
import { api, faultOf } from '../../host/api.ts'
import { saveTicket } from '../../host/transfer.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, type MenuItem } from '../../ui/menu.tsx'
import { said } from '../../store/said.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Collect } from './use-collect.ts'

/** Saves what is shown here, or all that the engine has of a container, whatever is held here. */
export function SaveMenu({ sources, collect }: { sources: readonly LogSource[]; collect: Collect }) {
  const { t } = useTranslation()
  const isOne = sources.length === 1
  // Of the others the engine has nothing.
  const saved = sources.filter(({ state }) => state !== 'removed' && state !== 'failed')
  const whole = saved.flatMap((source): MenuItem[] => [
    {
      label: isOne ? t('logs.saveAll') : t('logs.saveAllOf', { name: source.name }),
      onSelect: () => void saveWhole(source, false),
    },
    ...(isOne ? [{ label: t('logs.saveAllTimes'), onSelect: () => void saveWhole(source, true) }] : []),
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
async function saveWhole({ id }: LogSource, timestamps: boolean): Promise<void> {
  try {
    saveTicket((await api.logs.save({ id, timestamps })).ticket)
  } catch (error) {
    toast({
      kind: 'failure',
      title: said((t) => t('logs.collectFailed')),
      description: said((t) => faultSentence(t, faultOf(error))),
    })
  }
}
