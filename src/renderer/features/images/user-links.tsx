import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { paths } from '../../store/route.ts'
import styles from './image-table.module.css'

const shown = 2

/** The containers made from an image: the first of them by name, the others counted; null while nobody knows. */
export function UserLinks({ containers }: { containers: readonly ContainerSummary[] | null }) {
  const { t } = useTranslation()
  if (containers === null) return <span className={styles.quiet}>{t('images.usersUnknown')}</span>
  if (containers.length === 0) return <span className={styles.quiet}>{t('images.unused')}</span>
  const rest = containers.slice(shown)
  return (
    <span className={styles.users}>
      {containers.slice(0, shown).map((container) => (
        <a key={container.id} href={`#${paths.container(container.name)}`}>
          {container.name}
        </a>
      ))}
      {rest.length > 0 && (
        <span className={styles.quiet} title={rest.map((container) => container.name).join('\n')}>
          {t('images.moreUsers', { count: rest.length })}
        </span>
      )}
    </span>
  )
}
