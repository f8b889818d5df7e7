import { useTranslation } from 'react-i18next'
import { CircleFadingArrowUp, Upload } from 'lucide-react'
import { openNewer } from '../../store/newer-request.ts'
import { openPush } from '../../store/push-request.ts'
import { IconButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import styles from './image-page.module.css'

/** All names of an image, each ready to copy. */
export function ImageNames({
  id,
  references,
  digests,
}: {
  id: string
  references: readonly string[]
  digests: readonly string[]
}) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-label={t('images.page.names')}>
      <h2>{t('images.page.names')}</h2>
      <dl className={styles.facts}>
        <Names pushable term={t('images.page.tags')} names={references} none={t('images.page.noTags')} />
        <Names term={t('images.page.digests')} names={digests} none={t('images.page.noDigests')} />
        <Names term={t('images.page.id')} names={[id]} none="" />
      </dl>
    </section>
  )
}

function Names({
  term,
  names,
  none,
  pushable = false,
}: {
  term: string
  names: readonly string[]
  none: string
  pushable?: boolean
}) {
  const { t } = useTranslation()
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>
        {names.length === 0 ? (
          <span className={styles.quiet}>{none}</span>
        ) : (
          <ul className={styles.codes}>
            {names.map((name) => (
              <li key={name} className={styles.copied}>
                <code>{name}</code>
                <CopyButton
                  iconOnly
                  text={name}
                  label={t('images.copyName', { name })}
                  copiedLabel={t('images.copied')}
                />
                {pushable && <TagButtons name={name} />}
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  )
}

function TagButtons({ name }: { name: string }) {
  const { t } = useTranslation()
  return (
    <>
      <IconButton
        label={t('palette.pushImage', { name })}
        icon={<Upload aria-hidden />}
        onClick={() => openPush(name)}
      />
      <IconButton
        label={t('registries.newer.named', { name })}
        icon={<CircleFadingArrowUp aria-hidden />}
        onClick={() => openNewer(name)}
      />
    </>
  )
}
