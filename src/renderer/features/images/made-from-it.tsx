import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { paths } from '../../store/route.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import styles from './image-page.module.css'

/** null while the containers are not known. */
export function MadeFromIt({ containers }: { containers: readonly ContainerSummary[] | null }) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-label={t('images.page.containers')}>
      <h2>{t('images.page.containers')}</h2>
      {containers === null ? (
        <p className={styles.quiet}>{t('images.page.containersUnknown')}</p>
      ) : containers.length === 0 ? (
        <p className={styles.quiet}>{t('images.page.containersNone')}</p>
      ) : (
        <ul className={styles.users}>
          {containers.map((container) => (
            <li key={container.id} className={styles.user}>
              <a href={`#${paths.container(container.name)}`}>{container.name}</a>
              <StateBadge state={toneOf(container)} label={t(`common.state.${container.state}`)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function toneOf({ state, exitCode }: ContainerSummary): 'run' | 'pause' | 'stop' | 'fail' | 'busy' {
  switch (state) {
    case 'running':
      return 'run'
    case 'paused':
      return 'pause'
    case 'restarting':
    case 'removing':
      return 'busy'
    case 'dead':
      return 'fail'
    case 'created':
    case 'exited':
      return exitCode === null || exitCode === 0 ? 'stop' : 'fail'
  }
}
