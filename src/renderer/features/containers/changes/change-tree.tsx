import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronRight } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton, copyText } from '../../../ui/copy-button.tsx'
import { ChangeMark } from '../change-mark.tsx'
import { type ChangeNode, type ChangeRow, treeMove, visibleChanges } from '../model/change-tree.ts'
import { CountMarks } from './count-marks.tsx'
import styles from './changes.module.css'

const rowHeight = 26

/** Changed files as a tree. One stop of the Tab key; arrows move in it, and Ctrl+C copies the path it stands on. */
export function ChangeTree({
  nodes,
  label,
  isOpen,
  onOpen,
}: {
  nodes: readonly ChangeNode[]
  label: string
  isOpen: (path: string) => boolean
  onOpen: (path: string, open: boolean) => void
}) {
  const { t } = useTranslation()
  const rows = visibleChanges(nodes, isOpen)
  const box = useRef<HTMLDivElement>(null)
  const [path, setPath] = useState('')
  const base = useId()
  const at = Math.max(
    0,
    rows.findIndex((row) => row.node.path === path),
  )
  const active = rows[at]?.node.path ?? ''
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void copyText(active)
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.floor((box.current?.clientHeight ?? 0) / rowHeight)
    const move = treeMove(rows, at, event.key, page)
    if (move === null) return
    event.preventDefault()
    setPath(rows[move.index]?.node.path ?? '')
    if (move.open !== null) onOpen(active, move.open)
    virtual.scrollToIndex(move.index)
  }
  // Inline styles are measured data here: the height of all lines and the place of each.
  const size: CSSProperties = { height: virtual.getTotalSize() }
  return (
    <div className={styles.treeBox}>
      <div
        ref={box}
        className={styles.tree}
        role="tree"
        tabIndex={0}
        data-keeps-keys
        aria-label={label}
        aria-activedescendant={`${base}-${String(at)}`}
        onKeyDown={onKeyDown}
      >
        <div className={styles.lines} style={size} role="presentation">
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            return row === undefined ? null : (
              <Line
                key={row.node.path}
                id={`${base}-${String(item.index)}`}
                row={row}
                top={item.start}
                active={item.index === at}
                onPick={() => {
                  setPath(row.node.path)
                  if (row.node.children.length > 0) onOpen(row.node.path, !row.open)
                }}
              />
            )
          })}
        </div>
      </div>
      <p className={styles.path}>
        <code>{active}</code>
        <CopyButton
          iconOnly
          text={active}
          label={t('changes.copyPath', { path: active })}
          copiedLabel={t('common.copied')}
        />
      </p>
    </div>
  )
}

function Line({
  id,
  row,
  top,
  active,
  onPick,
}: {
  id: string
  row: ChangeRow
  top: number
  active: boolean
  onPick: () => void
}) {
  const { node, level, place, of, open } = row
  const style: CSSProperties & { '--level'?: number } = {
    transform: `translateY(${String(top)}px)`,
    '--level': level,
  }
  const folder = node.children.length > 0
  return (
    // The keys of the lines are the tree's, which has the focus.
    <div
      id={id}
      className={styles.line}
      role="treeitem"
      tabIndex={-1}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-selected={active}
      {...(folder ? { 'aria-expanded': open } : {})}
      style={style}
      title={node.path}
      onClick={onPick}
    >
      <ChevronRight aria-hidden className={styles.chevron} data-open={open} data-leaf={!folder} />
      {node.kind === null ? <span className={styles.noMark} /> : <ChangeMark kind={node.kind} />}
      <span className={styles.name}>
        {node.name}
        {folder && '/'}
      </span>
      {folder && <CountMarks counts={node.below} />}
    </div>
  )
}
