import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shellLine } from '#shared/docker-command/quote.ts'
import { type Deed, useLastCommand } from '../store/actions.ts'
import { useTask } from '../store/collections.ts'
import { IconButton } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { useVeiledLine, VeilButton } from '../ui/veiled-line.tsx'
import styles from './command-bar.module.css'

/** The docker command of what was done last: this is how a person learns docker here. */
export function CommandBar() {
  const last = useLastCommand()
  const [hidden, setHidden] = useState<number | null>(null)
  if (last === null || last.id === hidden) return null
  return <LastCommand key={last.id} deed={last} onHide={() => setHidden(last.id)} />
}

function LastCommand({ deed, onHide }: { deed: Deed; onHide: () => void }) {
  const { t } = useTranslation()
  const argv = deed.command
  const veil = useVeiledLine(argv)
  const task = useTask(deed.taskId)
  const failed = deed.fault !== null || task?.state === 'failed'
  return (
    <section className={styles.bar} aria-label={t('frame.lastCommand')}>
      <span className={styles.title}>{t('frame.lastAction')}</span>
      {failed && <StateBadge state="fail" label={t('activity.deed.failed')} />}
      <code className={styles.line} title={veil.line}>
        {veil.line}
      </code>
      <VeilButton
        veil={veil}
        labels={{ show: t('common.showValues'), hide: t('common.hideValues') }}
        className={styles.close ?? ''}
      />
      <CopyButton
        text={shellLine(argv)}
        label={t('common.copy')}
        copiedLabel={t('common.copied')}
        className={styles.copy ?? ''}
      />
      <IconButton
        label={t('frame.dismissLast')}
        icon={<X aria-hidden />}
        className={styles.close ?? ''}
        onClick={onHide}
      />
    </section>
  )
}
