import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Failed } from '../../ui/page-state.tsx'
import { openAgain } from './sessions.ts'
import { addTab, type TerminalTab } from './terminals.ts'
import styles from './terminal.module.css'

/** It could not be opened: why, and what can be done. */
export function TerminalFailure({
  tab,
  fault,
  container,
}: {
  tab: TerminalTab
  fault: Fault
  container: ContainerSummary
}) {
  const { t } = useTranslation()
  if (fault.detail['reason'] === 'no-shell') return <NoShell container={container} />
  return (
    <Failed
      title={t('terminal.failed')}
      sentence={faultSentence(t, fault)}
      engineWords={fault.message}
      copyLabel={t('common.copyEngineWords')}
      copiedLabel={t('common.copied')}
      action={<Button onClick={() => openAgain(tab.key)}>{t('common.retry')}</Button>}
    />
  )
}

/** Many small images have no shell; three ways to work in them all the same. */
function NoShell({ container }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  const { id, name } = container
  const ways = [
    [
      'beside',
      [
        'docker',
        'run',
        '-it',
        '--rm',
        `--pid=container:${name}`,
        `--network=container:${name}`,
        'busybox',
        'sh',
      ],
    ],
    ['copy', ['docker', 'cp', './busybox', `${name}:/busybox`]],
  ] as const
  return (
    <div className={styles.noShell} role="alert">
      <h2>{t('terminal.noShell.title')}</h2>
      <p>{t('terminal.noShell.text')}</p>
      <ul>
        {ways.map(([way, argv]) => (
          <li key={way}>
            <p>{t(`terminal.noShell.${way}`)}</p>
            <CommandLine
              argv={argv}
              label={t('common.command')}
              copyLabel={t('common.copyCommand')}
              copiedLabel={t('common.copied')}
            />
          </li>
        ))}
        <li>
          <p>{t('terminal.noShell.command')}</p>
          <Button onClick={() => void addTab(id, { kind: 'command' })}>{t('terminal.new.command')}</Button>
        </li>
      </ul>
    </div>
  )
}
