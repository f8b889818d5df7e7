import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useFormat } from '../../../store/intl.ts'
import { Button } from '../../../ui/button.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { SearchField } from '../../../ui/field.tsx'
import { HeaderCell, Table, TableBody, TableHead, TableRow } from '../../../ui/table.tsx'
import type { Arranging } from './arrange-dialogs.tsx'
import { FileTableRow, type Opens } from './file-table-row.tsx'
import type { FileRow } from './file-rows.ts'
import { childPath } from './folder-path.ts'
import { visibleName } from './visible-name.ts'
import styles from './files.module.css'

/** Rows that are drawn at first, and more for each wish: a folder may hold twenty thousand. */
const step = 500
/** Fewer names than these are found by eye. */
const worthAFilter = 12

interface Props {
  container: ContainerSummary
  path: string
  rows: readonly FileRow[]
  copyable: boolean
  /** The link whose end is looked for. */
  following: string | null
  /** null: nothing can be renamed or deleted here. */
  onArrange: ((arranging: Arranging) => void) | null
  onOpen: (name: string, kind: Opens) => void
  onUp: () => void
}

/** The rows of a folder. Arrows go through the names, Enter opens, Backspace goes up. */
export function FileTable({ container, path, rows, copyable, following, onArrange, onOpen, onUp }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const [text, setText] = useState('')
  const [most, setMost] = useState(step)
  const [active, setActive] = useState(0)
  const body = useRef<HTMLTableSectionElement>(null)
  const found =
    text === '' ? rows : rows.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
  const shown = found.slice(0, most)
  const label = t('files.table', { path: visibleName(path) })
  return (
    <>
      {rows.length > worthAFilter && (
        <SearchField label={t('files.filter')} value={text} onChange={setText} />
      )}
      {found.length === 0 ? (
        <p role="status">{t('files.noMatch')}</p>
      ) : (
        <Table label={label} className={styles.table}>
          <Head />
          <TableBody ref={body} onKeyDown={(event) => moveFocus(event, body.current, onUp)}>
            {shown.map((row, place) => (
              <FileTableRow
                key={row.name}
                container={container}
                path={path}
                row={row}
                copyable={copyable}
                isFollowed={following === childPath(path, row.name)}
                isActive={place === Math.min(active, shown.length - 1)}
                onFocus={() => setActive(place)}
                onArrange={onArrange}
                onOpen={onOpen}
              />
            ))}
          </TableBody>
        </Table>
      )}
      {shown.length < found.length && (
        <Button onClick={() => setMost(most + step)}>
          {t('files.more', { shown: format.number(shown.length), all: format.number(found.length) })}
        </Button>
      )}
    </>
  )
}

function Head() {
  const { t } = useTranslation()
  return (
    <TableHead>
      <TableRow>
        <HeaderCell>{t('files.column.name')}</HeaderCell>
        <HeaderCell className={classNames(styles.column, styles.numeric)}>
          {t('files.column.size')}
        </HeaderCell>
        <HeaderCell className={styles.column}>{t('files.column.mode')}</HeaderCell>
        <HeaderCell className={styles.column}>{t('files.column.owner')}</HeaderCell>
        <HeaderCell className={styles.column}>{t('files.column.modified')}</HeaderCell>
        <HeaderCell>
          <span className="visually-hidden">{t('files.column.actions')}</span>
        </HeaderCell>
      </TableRow>
    </TableHead>
  )
}

/** One stop for the Tab key: the arrows do the rest. */
function moveFocus(event: KeyboardEvent, body: HTMLElement | null, onUp: () => void): void {
  if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
  if (event.key === 'Backspace') {
    event.preventDefault()
    return onUp()
  }
  const names = Array.from(body?.querySelectorAll<HTMLElement>('[data-file-name]') ?? [])
  const row = event.target instanceof Element ? event.target.closest('tr') : null
  const at = names.findIndex((name) => row?.contains(name))
  const to = targetOf(event.key, at, names.length)
  if (to === null) return
  event.preventDefault()
  names[to]?.focus()
}

function targetOf(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'PageDown':
      return Math.min(count - 1, at + 15)
    case 'PageUp':
      return Math.max(0, at - 15)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
