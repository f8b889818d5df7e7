import { useTranslation } from 'react-i18next'
import type { FileChange } from '#shared/contract/containers.ts'
import type { FolderListing } from '#shared/contract/files.ts'
import { useFormat } from '../../../store/intl.ts'
import { visibleName } from './visible-name.ts'
import styles from './files.module.css'

/** What must be known of a listing before it is believed. */
export function FolderNotes({
  listing,
  asked,
  changes,
}: {
  listing: FolderListing
  asked: string
  changes: readonly FileChange[] | null
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const notes = [
    listing.path === asked
      ? null
      : t('files.note.linked', { from: visibleName(asked), to: visibleName(listing.path) }),
    listing.copyable ? null : t('files.note.notCopyable'),
    listing.complete ? null : t('files.note.incomplete'),
    listing.way === 'archive' ? t('files.note.archive', { time: format.time(listing.readAt) }) : null,
    listing.way === 'archive' ? t('files.arrangeNot') : null,
    changes === null ? t('files.note.noMarks') : null,
  ].filter((note) => note !== null)
  if (notes.length === 0) return null
  return (
    <div role="status">
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}
