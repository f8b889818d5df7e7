import { CircleDot, Download, File, Folder, Link2, MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { FileEntry, FileKind } from '#shared/contract/files.ts'
import { usePending } from '../../../store/actions.ts'
import { useFormat } from '../../../store/intl.ts'
import { IconButton } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { Menu } from '../../../ui/menu.tsx'
import { Cell, TableRow } from '../../../ui/table.tsx'
import type { Arranging } from './arrange-dialogs.tsx'
import { download, downloadKey } from './file-actions.ts'
import { type FileRow, modeText, ownerText } from './file-rows.ts'
import { childPath } from './folder-path.ts'
import { visibleName } from './visible-name.ts'
import styles from './files.module.css'

const icons: Readonly<Record<FileKind, ReactNode>> = {
  file: <File aria-hidden />,
  folder: <Folder aria-hidden />,
  link: <Link2 aria-hidden />,
  device: <CircleDot aria-hidden />,
  pipe: <CircleDot aria-hidden />,
  socket: <CircleDot aria-hidden />,
}

/** Where a link leads is found out when it is opened. */
export type Opens = 'file' | 'folder' | 'link'

interface Props {
  container: ContainerSummary
  path: string
  row: FileRow
  copyable: boolean
  /** The row that the Tab key comes to. */
  isActive: boolean
  /** Where this link leads is being asked. */
  isFollowed: boolean
  onFocus: () => void
  onArrange: ((arranging: Arranging) => void) | null
  onOpen: (name: string, kind: Opens) => void
}

/** One name of a folder. What is gone keeps its row, struck through. */
export function FileTableRow(props: Props) {
  const { container, path, row, copyable, isActive, onFocus, onArrange } = props
  const { entry, mark } = row
  return (
    <TableRow
      data-mark={mark ?? undefined}
      className={styles.row}
      onFocus={onFocus}
      onKeyDown={(event) => entry !== null && arrangeByKey(event, entry, onArrange)}
    >
      <Cell>
        <span className={styles.name}>
          <NameCell {...props} />
          {mark !== null && <Mark mark={mark} />}
          {entry !== null && <FactsBelow entry={entry} />}
        </span>
      </Cell>
      {entry === null ? (
        <Cell colSpan={5} />
      ) : (
        <Facts
          container={container}
          path={childPath(path, row.name)}
          entry={entry}
          copyable={copyable}
          isActive={isActive}
          onArrange={onArrange}
        />
      )}
    </TableRow>
  )
}

function NameCell({
  row: { name, entry },
  isActive,
  copyable,
  isFollowed,
  onOpen,
}: Pick<Props, 'row' | 'isActive' | 'copyable' | 'isFollowed' | 'onOpen'>) {
  const { t } = useTranslation()
  const shown = visibleName(name)
  if (entry === null)
    return (
      <del data-file-name tabIndex={isActive ? 0 : -1} className={styles.gone}>
        <bdi>{shown}</bdi>
      </del>
    )
  const opens = opening(entry, copyable)
  return (
    <>
      {icons[entry.kind]}
      <button
        type="button"
        data-file-name
        tabIndex={isActive ? 0 : -1}
        className={styles.open}
        aria-disabled={opens === null}
        aria-busy={isFollowed || undefined}
        aria-description={t(`files.kind.${entry.kind}`)}
        onClick={() => opens !== null && onOpen(name, opens)}
      >
        <bdi>{shown}</bdi>
      </button>
      {entry.target !== null && (
        <span className={styles.target}>
          <span aria-hidden>→</span>
          <span className="visually-hidden">{t('files.linkTo')}</span>
          <bdi>{visibleName(entry.target)}</bdi>
        </span>
      )}
    </>
  )
}

/** What the columns say, where there is no room for them. */
function FactsBelow({ entry }: { entry: FileEntry }) {
  const format = useFormat()
  const size = entry.kind === 'file' ? [format.bytes(entry.size)] : []
  const facts = [...size, modeText(entry.mode), ownerText(entry), format.dateTime(entry.modifiedAt)]
  return <span className={styles.below}>{facts.join(' · ')}</span>
}

/** What opening does; a device has nothing to show. */
function opening({ kind }: FileEntry, copyable: boolean): Opens | null {
  if (kind === 'folder' || kind === 'link') return kind
  return kind === 'file' && copyable ? 'file' : null
}

function Facts({
  container,
  path,
  entry,
  copyable,
  isActive,
  onArrange,
}: {
  container: ContainerSummary
  path: string
  entry: FileEntry
  copyable: boolean
  isActive: boolean
  onArrange: Props['onArrange']
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const pending = usePending(downloadKey(container.id, path)) !== null
  const kind = entry.kind === 'folder' ? 'folder' : 'file'
  const canSave = copyable && (entry.kind === 'file' || entry.kind === 'folder' || entry.kind === 'link')
  return (
    <>
      <Cell numeric className={styles.column}>
        {entry.kind === 'file' ? format.bytes(entry.size) : ''}
      </Cell>
      <Cell mono className={styles.column}>
        {modeText(entry.mode)}
      </Cell>
      <Cell mono className={styles.column}>
        {ownerText(entry)}
      </Cell>
      <Cell className={classNames(styles.column, styles.time)}>{format.dateTime(entry.modifiedAt)}</Cell>
      <Cell className={styles.actions}>
        {canSave && (
          <IconButton
            label={t('files.downloadNamed', { name: visibleName(entry.name) })}
            icon={<Download aria-hidden />}
            tabIndex={isActive ? 0 : -1}
            pending={pending}
            onClick={() => void download(container, path, kind)}
          />
        )}
        {onArrange !== null && <ArrangeMenu entry={entry} isActive={isActive} onArrange={onArrange} />}
      </Cell>
    </>
  )
}

function ArrangeMenu({
  entry,
  isActive,
  onArrange,
}: {
  entry: FileEntry
  isActive: boolean
  onArrange: (arranging: Arranging) => void
}) {
  const { t } = useTranslation()
  return (
    <Menu
      trigger={
        <IconButton
          label={t('files.moreFor', { name: visibleName(entry.name) })}
          icon={<MoreHorizontal aria-hidden />}
          tabIndex={isActive ? 0 : -1}
        />
      }
      items={() => [
        {
          label: t('files.rename'),
          icon: <Pencil aria-hidden />,
          shortcut: 'F2',
          onSelect: () => onArrange({ kind: 'rename', entry }),
        },
        {
          label: t('files.remove'),
          icon: <Trash2 aria-hidden />,
          danger: true,
          shortcut: 'Delete',
          onSelect: () => onArrange({ kind: 'remove', entry }),
        },
      ]}
    />
  )
}

/** In a row these keys mean the file, and not the container of the page. */
function arrangeByKey(event: KeyboardEvent, entry: FileEntry, onArrange: Props['onArrange']): void {
  if (event.key !== 'F2' && event.key !== 'Delete') return
  event.preventDefault()
  onArrange?.({ kind: event.key === 'F2' ? 'rename' : 'remove', entry })
}

const letters = { added: 'A', changed: 'C', deleted: 'D' } as const

/** The letters of docker diff. */
function Mark({ mark }: { mark: NonNullable<FileRow['mark']> }) {
  const { t } = useTranslation()
  return (
    <span className={styles.mark} data-kind={mark} title={t(`files.mark.${mark}`)}>
      <span aria-hidden>{letters[mark]}</span>
      <span className="visually-hidden">{t(`files.mark.${mark}`)}</span>
    </span>
  )
}
