import { useTranslation } from 'react-i18next'
import type { FileText, SavedFile } from '#shared/contract/files.ts'
import { useFormat } from '../../../store/intl.ts'
import { modeText } from './file-rows.ts'
import { visibleName } from './visible-name.ts'
import styles from './files.module.css'

/** What the file is, and why it may not be changed here. */
export function FileFacts({
  file,
  saved,
  asked,
}: {
  file: FileText
  /** The same file, or what it became since. */
  saved: SavedFile
  asked: string
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const note = noteOf(file)
  return (
    <>
      <p className={styles.facts}>
        <span>{format.bytes(saved.size)}</span>
        <code>{modeText(file.mode)}</code>
        <code>{`${String(file.uid)}:${String(file.gid)}`}</code>
        <span>{format.dateTime(saved.modifiedAt)}</span>
        {file.encoding !== null && <span>{t(`files.encoding.${file.encoding}`)}</span>}
        {file.encoding !== null && file.lineEnding !== 'lf' && (
          <span>{t(`files.lines.${file.lineEnding}`)}</span>
        )}
      </p>
      {file.path !== asked && (
        <p className={styles.quiet}>{t('files.leadsTo', { path: visibleName(file.path) })}</p>
      )}
      {note !== null && (
        <p role="status" className={styles.note}>
          {t(`files.readOnly.${note}`)}
        </p>
      )}
    </>
  )
}

function noteOf({ text, complete, editable, lineEnding }: FileText) {
  if (editable) return null
  if (text === null) return 'binary' as const
  if (!complete) return 'long' as const
  return lineEnding === 'mixed' ? ('mixed' as const) : ('encoding' as const)
}
