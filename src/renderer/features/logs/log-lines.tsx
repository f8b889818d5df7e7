import { ArrowDownToLine } from 'lucide-react'
import { type KeyboardEvent, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import type { Opened } from './log-body.tsx'
import type { LogOptions } from './log-options.ts'
import { LogEdge } from './log-edge.tsx'
import { LogRow } from './log-row.tsx'
import type { RowCache } from './row-cache.ts'
import type { LogScroll, ScrollParts } from './use-log-scroll.ts'
import type { Edge } from './use-edge.ts'
import styles from './log-lines.module.css'

/** Characters of a container's name that are shown beside a line. */
const mostNameWidth = 18

/** The window of rows. Its scroll bar stands for the whole log. */
export function LogLines({
  name,
  names,
  rows,
  edge,
  scroll,
  scroller,
  block,
  options: { timestamps, wrap, fields },
  current,
  opened,
  canFollow,
  nothing,
}: {
  name: string
  /** Of the containers, where there are several. */
  names: readonly string[] | null
  rows: RowCache
  /** What is said in the row before the first, where there is one. */
  edge: Edge | null
  scroll: LogScroll
  scroller: ScrollParts['scroller']
  block: ScrollParts['block']
  options: LogOptions
  /** Row number of the hit or the error that was gone to. */
  current: number | null
  opened: Opened
  canFollow: boolean
  /** Said where there is no row to draw. */
  nothing: string
}) {
  const { t } = useTranslation()
  const frame = useNameWidth(names)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && fields && event.target === event.currentTarget)
      opened.toggle(current ?? scroll.topRow())
    else scroll.onKeyDown(event)
  }
  const low = edge?.row === scroll.low ? scroll.low + 1 : scroll.low
  const drawn = Array.from({ length: scroll.high - low }, (_, index) => low + index)
  return (
    <div className={styles.frame} ref={frame}>
      <div ref={scroller} className={styles.scroller} onScroll={scroll.onScroll} onWheel={scroll.onWheel}>
        {/* A live region would read every line aloud: the log is read when a person goes there. */}
        <div
          className={classNames(styles.layer, wrap && styles.wrap)}
          role="log"
          aria-live="off"
          aria-label={t('logs.lines', { name })}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <div ref={block} className={styles.block}>
            {edge !== null && edge.row === scroll.low && <LogEdge older={edge.older} />}
            {drawn.map((number) => (
              <LogRow
                // Of so many rows each place comes round once: a leap fills the old elements with new text.
                key={number % drawn.length}
                row={rows.row(number)}
                timestamps={timestamps}
                current={number === current}
                name={names === null ? null : (names[rows.row(number)?.source ?? 0] ?? '')}
                fields={fields}
                open={fields && opened.rows.has(number)}
                onToggle={opened.toggle}
              />
            ))}
          </div>
        </div>
        <Spacer height={scroll.totalHeight} />
        {!canFollow && <p className={styles.nothing}>{nothing}</p>}
      </div>
      {canFollow && !scroll.following && (
        <Button
          className={styles.follow}
          size="small"
          icon={<ArrowDownToLine aria-hidden />}
          onClick={() => scroll.follow(true)}
        >
          {t('logs.toEnd')}
        </Button>
      )}
    </div>
  )
}

/** The column of names is as wide as the longest of them, within reason. */
function useNameWidth(names: readonly string[] | null): (element: HTMLDivElement | null) => void {
  const longest = Math.min(mostNameWidth, Math.max(...(names ?? []).map((name) => name.length), 4))
  return useCallback(
    (element) => {
      element?.style.setProperty('--source-width', `calc(${longest}ch + 14px)`)
    },
    [longest],
  )
}

/** Makes the scroll bar as long as the log is; the layer takes one viewport of it. */
function Spacer({ height }: { height: number }) {
  return (
    <div
      className={styles.spacer}
      ref={(element) => {
        element?.style.setProperty('--log-height', `${height}px`)
      }}
    />
  )
}
