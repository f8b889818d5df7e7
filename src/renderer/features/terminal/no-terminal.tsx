import { SquareTerminal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/terminal.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Empty } from '../../ui/page-state.tsx'
import { opennessOf } from './openness.ts'
import { openTerminal } from './sessions.ts'

/** No tab is open: what can be had here, and why not where it cannot. */
export function NoTerminal({ container }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  const { id, name, state } = container
  const kind = opennessOf(state)
  if (kind === 'restarting')
    return (
      <Empty icon={<SquareTerminal aria-hidden />} title={t('terminal.none.restarting.title')}>
        {t('terminal.none.restarting.text')}
      </Empty>
    )
  const argv =
    kind === 'running'
      ? command.exec({ id: name, command: ['sh'] })
      : command.attach({ id: name, start: kind === 'stopped' })
  return (
    <Empty
      icon={<SquareTerminal aria-hidden />}
      title={t(`terminal.none.${kind}.title`)}
      action={
        kind === 'running' ? (
          <Button variant="primary" onClick={() => openTerminal(id, { kind: 'shell', surroundings: {} })}>
            {t('terminal.none.running.action')}
          </Button>
        ) : (
          <Button
            variant="primary"
            onClick={() => openTerminal(id, { kind: 'attach', start: kind === 'stopped' })}
          >
            {t(`terminal.none.${kind}.action`)}
          </Button>
        )
      }
      command={
        <CommandLine
          argv={argv}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
    >
      {t(`terminal.none.${kind}.text`)}
    </Empty>
  )
}
