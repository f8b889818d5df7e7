import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImageDetails } from '#shared/contract/images.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import { useFormat } from '../../store/intl.ts'
import styles from './image-page.module.css'
import { ImagePlatforms } from './image-platforms.tsx'

/** The configuration in words: what runs, as whom, where, and what it listens on and keeps. */
export function ImageConfig({ image }: { image: ImageDetails }) {
  const { t } = useTranslation()
  const runs = [...image.entrypoint, ...image.command]
  return (
    <section className={styles.section} aria-label={t('images.page.config')}>
      <h2>{t('images.page.config')}</h2>
      <dl className={styles.facts}>
        <Fact term={t('images.page.runs')}>
          {runs.length === 0 ? t('images.page.runsNothing') : <code>{shellLine(runs)}</code>}
        </Fact>
        {image.entrypoint.length > 0 && (
          <Fact term={t('images.page.entrypoint')}>
            <code>{shellLine(image.entrypoint)}</code>
          </Fact>
        )}
        {image.command.length > 0 && (
          <Fact term={t('images.page.command')}>
            <code>{shellLine(image.command)}</code>
          </Fact>
        )}
        <Fact term={t('images.page.workingDir')}>
          <code>{image.workingDir === '' ? '/' : image.workingDir}</code>
        </Fact>
        <Fact term={t('images.page.user')}>
          <code>{image.user === '' ? t('images.page.root') : image.user}</code>
        </Fact>
        <Fact term={t('images.page.listens')}>
          <Codes items={image.exposedPorts} none={t('images.page.listensNot')} />
        </Fact>
        <Fact term={t('images.page.stores')}>
          <Codes items={image.volumes} none={t('images.page.storesNot')} />
        </Fact>
        <Fact term={t('images.page.env')}>
          <Codes items={image.env} none={t('images.page.envNone')} />
        </Fact>
        <Fact term={t('images.page.labels')}>
          <Codes
            items={Object.entries(image.labels).map(([name, value]) => `${name}=${value}`)}
            none={t('images.page.labelsNone')}
          />
        </Fact>
        <Origin image={image} />
      </dl>
    </section>
  )
}

function Origin({ image }: { image: ImageDetails }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <Fact term={t('images.page.size')}>{format.bytes(image.size)}</Fact>
      <Fact term={t('images.page.platform')}>
        <ImagePlatforms image={image} />
      </Fact>
      {image.createdAt !== null && (
        <Fact term={t('images.page.created')}>
          {format.ago(image.createdAt)} · {format.dateTime(image.createdAt)}
        </Fact>
      )}
      {image.author !== '' && <Fact term={t('images.page.author')}>{image.author}</Fact>}
      {image.comment !== '' && <Fact term={t('images.page.comment')}>{image.comment}</Fact>}
    </>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Codes({ items, none }: { items: readonly string[]; none: string }) {
  if (items.length === 0) return <span className={styles.quiet}>{none}</span>
  return (
    <ul className={styles.codes}>
      {items.map((item) => (
        <li key={item}>
          <code>{item}</code>
        </li>
      ))}
    </ul>
  )
}
