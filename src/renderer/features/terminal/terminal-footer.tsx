import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { EngineStatus } from '#shared/contract/system.ts'
import * as command from '#shared/docker-command/terminal.ts'
import { useEngine, useHost, useSettings } from '../../store/collections.ts'
import { saveSettings } from '../../store/settings.ts'
import { comboText } from '../../store/shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { endWords } from './end-words.ts'
import { useIsGone } from './gone.ts'
import { openAgain } from './sessions.ts'
import type { TerminalTab } from './terminals.ts'
import styles from './terminal.module.css'

/** How the terminal stands, the keys that leave it, and the command that does the same. */
export function TerminalFooter({ tab, container }: { tab: TerminalTab; container: ContainerSummary }) {
  const { t } = useTranslation()
  const engine = useEngine()
  const platform = useHost()?.platform
  const readable = useSettings()?.terminalReadable ?? false
  const { state } = tab
  const isGone = useIsGone(container.id)
  return (
    <div className={styles.footer}>
      <span role="status" className={styles.status} data-status={state.status}>
        {statusWords(t, tab, container, engine)}
      </span>
      {state.status === 'ended' && !isGone && (
        <Button size="small" onClick={() => openAgain(tab.key)}>
          {t('terminal.again')}
        </Button>
      )}
      <span>{t('terminal.wayOut', { keys: comboText('Ctrl+shift+L', platform).replaceAll(' ', '+') })}</span>
      <Checkbox
        label={t('terminal.readable')}
        checked={readable}
        onChange={(next) => void saveSettings({ terminalReadable: next })}
      />
      <span className={styles.command}>
        <CommandLine
          argv={argvOf(tab, container)}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
          veil={{ show: t('common.showValues'), hide: t('common.hideValues') }}
        />
      </span>
    </div>
  )
}

function statusWords(
  t: TFunction,
  { state, request }: TerminalTab,
  container: ContainerSummary,
  engine: EngineStatus | null,
): string {
  switch (state.status) {
    case 'opening':
      return t('terminal.opening')
    case 'ended':
      return endWords(t, state.end)
    case 'open':
      if (engine !== null && engine.state !== 'ready') return t('terminal.hung')
      if (container.state !== 'paused') return t('terminal.open')
      return t(request.kind === 'attach' ? 'terminal.paused' : 'terminal.pausedShell')
    case 'failed':
      return ''
  }
}

function argvOf({ request, state }: TerminalTab, { name }: ContainerSummary): readonly string[] {
  if (request.kind === 'attach')
    return command.attach({ id: name, start: request.start, detachKeys: request.detachKeys })
  if (request.kind === 'command') return []
  const opened = state.status === 'open' || state.status === 'ended' ? state.opened.command : request.command
  return command.exec({ ...request.surroundings, id: name, command: opened ?? ['sh'] })
}
