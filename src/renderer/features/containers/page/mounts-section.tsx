import { useTranslation } from 'react-i18next'
import type { ContainerDetails, MountSummary } from '#shared/contract/containers.ts'
import { Section } from './section.tsx'
import styles from './overview.module.css'

/** Where files live that outlive the container, and which do not. */
export function MountsSection({ details }: { details: ContainerDetails }) {
  const { t } = useTranslation()
  return (
    <Section title={t('container.mounts.title')}>
      {details.mounts.length === 0 ? (
        <p className={styles.quiet}>{t('container.mounts.none')}</p>
      ) : (
        <ul className={styles.items}>
          {details.mounts.map((mount) => (
            <Mount key={mount.target} mount={mount} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Mount({ mount }: { mount: MountSummary }) {
  const { t } = useTranslation()
  const kind = mount.anonymous ? t('container.mounts.anonymous') : t(`container.mounts.type.${mount.type}`)
  return (
    <li className={styles.item}>
      <div className={styles.itemHead}>
        <strong>{kind}</strong>
        {mount.readOnly && <span className={styles.tag}>{t('container.mounts.readOnly')}</span>}
        <span className={styles.quiet}>
          {t(`container.mounts.about.${mount.anonymous ? 'anonymous' : mount.type}`)}
        </span>
      </div>
      {mount.source !== '' && <code className={styles.mono}>{mount.source}</code>}
      <code className={styles.mono}>{t('container.mounts.at', { target: mount.target })}</code>
    </li>
  )
}
