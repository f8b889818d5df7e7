import { useTranslation } from 'react-i18next'
import { usePending } from '../../../store/actions.ts'
import { Button } from '../../../ui/button.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { killNow, type Named } from '../actions/act-on-container.ts'
import { killNowKey } from '../actions/container-key.ts'
import { type Grace, secondsLeft } from '../actions/grace.ts'
import { useNow } from '../../../store/use-now.ts'
import styles from './grace-bar.module.css'

/** What a stop waits for: the seconds that the container still has, and the way to end the wait. */
export function GraceBar({ container, grace }: { container: Named; grace: Grace }) {
  const { t } = useTranslation()
  const now = useNow(250)
  const killing = usePending(killNowKey(container.id)) !== null
  const left = secondsLeft(grace, now)
  const words =
    left === null
      ? t('containers.grace.endless', { signal: grace.signal })
      : left === 0
        ? t('containers.grace.over', { signal: grace.signal })
        : t('containers.grace.left', { signal: grace.signal, seconds: left })
  return (
    <div className={styles.grace}>
      <span className={styles.words}>{words}</span>
      <span className={styles.bar}>
        <Progress
          label={t('containers.grace.bar', { name: container.name })}
          value={left === null ? null : now - grace.startedAt}
          max={Math.max(grace.seconds, 0) * 1000}
          tone="lamp"
        />
      </span>
      <Button
        size="small"
        variant="danger"
        pending={killing}
        aria-label={t('containers.named.killNow', { name: container.name })}
        onClick={() => void killNow(container)}
      >
        {t('containers.grace.killNow')}
      </Button>
    </div>
  )
}
