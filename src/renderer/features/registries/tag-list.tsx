import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagList } from '#shared/contract/images.ts'
import { SearchField } from '../../ui/field.tsx'
import { TagRow } from './tag-row.tsx'
import { shownTags } from './shown-tags.ts'
import styles from './registries.module.css'

/** So many are seen at a glance. */
const few = 10

/** The tags of a repository: some hundreds of them are found by typing, and one that was not read by typing it whole. */
export function TagRows({ name, list }: { name: string; list: TagList }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const { shown, hidden, typed } = shownTags(list, text)
  if (list.tags.length === 0) return <p className={styles.noTags}>{t('registries.catalog.noTags')}</p>
  return (
    <div className={styles.tagArea}>
      {(list.more || list.tags.length > few) && (
        <SearchField label={t('registries.catalog.filterTags', { name })} value={text} onChange={setText} />
      )}
      <ul className={styles.tags} aria-label={t('registries.catalog.tagsOf', { name })}>
        {typed !== null && <TagRow reference={`${list.repository}:${typed}`} tag={typed} />}
        {shown.map((tag) => (
          <TagRow key={tag} reference={`${list.repository}:${tag}`} tag={tag} />
        ))}
      </ul>
      <div className={styles.quiet} role="status">
        {shown.length === 0 && typed === null && <p>{t('registries.catalog.noTagLike')}</p>}
        {hidden > 0 && <p>{t('registries.catalog.tagsHidden', { count: hidden })}</p>}
        {list.more && <p>{t('registries.catalog.tagsMore')}</p>}
      </div>
    </div>
  )
}
