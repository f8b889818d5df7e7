import { useTranslation } from 'react-i18next'
import { useContainers, useImages } from '../store/collections.ts'
import { useRoute } from '../store/route.ts'
import { Alongside } from './alongside.tsx'
import { Brand } from './brand.tsx'
import { sectionOf, sections } from './sections.tsx'
import styles from './rail.module.css'

/** The sections, and what runs. `onGo` is called when a link was taken, for a rail that lies over the page. */
export function Rail({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation()
  const here = sectionOf(useRoute())
  const counts = useCounts()
  return (
    <div className={styles.rail}>
      <nav aria-label={t('frame.navigation')}>
        <Brand />
        <ul className={styles.sections}>
          {sections.map(({ key, path, icon }) => {
            const count = counts[key]
            return (
              <li key={key}>
                <a
                  href={`#${path}`}
                  className={styles.link}
                  aria-current={here === key ? 'page' : undefined}
                  onClick={onGo}
                >
                  {icon}
                  {t(`frame.${key}`)}
                  {count !== undefined && (
                    <span className={styles.count}>
                      <span aria-hidden>{count}</span>
                      <span className="visually-hidden">{t('frame.count', { count })}</span>
                    </span>
                  )}
                </a>
              </li>
            )
          })}
        </ul>
      </nav>
      <Alongside {...(onGo === undefined ? {} : { onGo })} />
    </div>
  )
}

function useCounts(): Readonly<Record<string, number>> {
  const containers = useContainers()
  const images = useImages()
  return {
    ...(containers.status === 'ready' ? { containers: containers.items.length } : {}),
    ...(images.status === 'ready' ? { images: images.items.length } : {}),
  }
}
