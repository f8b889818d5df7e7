import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useContainers, useSettings } from '../store/collections.ts'
import { paths } from '../store/route.ts'
import { StateMark } from '../ui/state-mark.tsx'
import styles from './rail.module.css'

const shown = 12

/** What runs now, at a glance: pinned first, then by name. Stats do not belong here; words do. */
export function Alongside({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation()
  const containers = useContainers()
  const pinned = useSettings()?.pinned
  const running = useMemo(
    () => (containers.status === 'ready' ? runningOf(containers.items, pinned ?? []) : null),
    [containers, pinned],
  )
  if (running === null) return null
  return (
    <section className={styles.alongside} aria-labelledby="alongside-title">
      <h2 id="alongside-title" className={styles.heading}>
        {t('frame.alongside')}
      </h2>
      {running.length === 0 && <p className={styles.quiet}>{t('frame.nothingAlongside')}</p>}
      <ul className={styles.list}>
        {running.slice(0, shown).map((container) => (
          <li key={container.id}>
            <a href={`#${paths.container(container.name)}`} className={styles.at} onClick={onGo}>
              <span className={styles.mark} data-state={container.state}>
                <StateMark
                  state={
                    container.state === 'paused' ? 'pause' : container.state === 'running' ? 'run' : 'busy'
                  }
                />
              </span>
              <span className={styles.name}>{container.name}</span>
              <span className={container.state === 'running' ? 'visually-hidden' : styles.word}>
                {t(`common.state.${container.state}`)}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {running.length > shown && (
        <a href="#/containers" className={styles.more} onClick={onGo}>
          {t('frame.more', { count: running.length - shown })}
        </a>
      )}
    </section>
  )
}

function runningOf(
  items: readonly ContainerSummary[],
  pinned: readonly string[],
): readonly ContainerSummary[] {
  const rank = (container: ContainerSummary) => (pinned.includes(container.name) ? 0 : 1)
  return items
    .filter(({ state }) => state === 'running' || state === 'paused' || state === 'restarting')
    .toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name))
}
