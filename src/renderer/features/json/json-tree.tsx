import { useVirtualizer } from '@tanstack/react-virtual'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { type CSSProperties, type RefObject, useEffect, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { depthOf, type JsonRow, piecesOf } from './json-rows.ts'
import { type JsonMatch, marked } from './json-search.ts'
import { useTreeKeys } from './use-tree-keys.ts'
import type { JsonViewState } from './use-json-view.ts'
import styles from './json-tree.module.css'

export interface TreeHandle {
  readonly show: (row: number) => void
}

const rowHeight = 22

/** The rows in sight of a value of any size. */
export function JsonTree({ view, handle }: { view: JsonViewState; handle: RefObject<TreeHandle | null> }) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: view.rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 20,
  })
  const show = (row: number) => virtual.scrollToIndex(row, { align: 'auto' })
  useImperativeHandle(handle, () => ({ show }))
  const matchRow = view.match?.row
  useEffect(() => {
    if (matchRow !== undefined) virtual.scrollToIndex(matchRow, { align: 'center' })
  }, [matchRow, virtual])
  const onKeyDown = useTreeKeys(view, show)
  const isDrawn = virtual.getVirtualItems().some((item) => item.index === view.place)
  // Inline styles below are measured data: how high all rows are and where each stands.
  const size: CSSProperties = { height: virtual.getTotalSize() }
  return (
    <div
      ref={box}
      className={styles.box}
      role="tree"
      tabIndex={0}
      aria-label={t('inspect.tree')}
      aria-activedescendant={isDrawn ? `json-row-${view.place}` : undefined}
      onKeyDown={onKeyDown}
      data-form={view.form}
    >
      <div className={styles.rows} style={size} role="presentation">
        {virtual.getVirtualItems().map((item) => {
          const row = view.rows[item.index]
          const start: CSSProperties = { transform: `translateY(${item.start}px)` }
          return row === undefined ? null : (
            <Row key={item.key} index={item.index} row={row} view={view} start={start} />
          )
        })}
      </div>
    </div>
  )
}

function Row({
  index,
  row,
  view,
  start,
}: {
  index: number
  row: JsonRow
  view: JsonViewState
  start: CSSProperties
}) {
  const { nodes, form, place } = view
  const depth = depthOf(nodes, row, form)
  const expanded = row.kind === 'open' ? true : row.kind === 'folded' ? false : undefined
  const style: CSSProperties & { '--depth': number } = { ...start, '--depth': depth }
  const flip = () => view.fold(row.node, row.kind === 'open')
  return (
    <div
      id={`json-row-${index}`}
      className={styles.row}
      style={style}
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={expanded}
      aria-selected={index === place}
      onClick={() => view.stand(index)}
      onDoubleClick={expanded === undefined ? undefined : flip}
    >
      <span className={styles.fold} onClick={expanded === undefined ? undefined : flip} aria-hidden>
        {row.kind === 'open' && <ChevronDown />}
        {row.kind === 'folded' && <ChevronRight />}
      </span>
      <RowText index={index} row={row} view={view} />
    </div>
  )
}

function RowText({ index, row, view }: { index: number; row: JsonRow; view: JsonViewState }) {
  const pieces = piecesOf(view.nodes, row, view)
  const here: readonly JsonMatch[] =
    view.query === '' ? [] : view.matches.filter((match) => match.row === index)
  return (
    <code className={styles.text}>
      {marked(pieces, here).map(({ text, tone, match }, at) =>
        match === null ? (
          <span key={at} data-tone={tone}>
            {text}
          </span>
        ) : (
          <mark key={at} data-here={match === view.match || undefined}>
            {text}
          </mark>
        ),
      )}
    </code>
  )
}
