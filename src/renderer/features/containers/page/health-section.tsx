import { useTranslation } from 'react-i18next'
import type { ContainerDetails } from '#shared/contract/containers.ts'
import { useFormat } from '../../../store/intl.ts'
import { Section } from './section.tsx'
import styles from './overview.module.css'

/** What the last health checks said, the newest first. Without a check there is nothing to say. */
export function HealthSection({ details }: { details: ContainerDetails }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (details.health === 'none') return null
  const log = details.healthLog.toReversed().slice(0, 5)
  return (
    <Section
      title={t('container.health.title')}
      beside={<span className={styles.tag}>{t(`containers.health.${details.health}`)}</span>}
      {...(details.health === 'unhealthy' ? { tone: 'fail' as const } : {})}
    >
      {details.healthCommand !== null && (
        <dl className={styles.facts}>
          <dt>{t('container.health.runs')}</dt>
          <dd className={styles.mono}>{details.healthCommand}</dd>
        </dl>
      )}
      <ul className={styles.items} aria-label={t('container.health.log')}>
        {log.map((check) => (
          <li key={check.at} className={styles.item}>
            <span className={styles.quiet}>
              {format.time(check.at)} · {t('container.health.code', { code: check.exitCode })}
            </span>
            <code className={styles.mono}>
              {check.output.trim() === '' ? t('container.health.empty') : check.output.trim().slice(0, 400)}
            </code>
          </li>
        ))}
      </ul>
    </Section>
  )
}
