import { useTranslation } from 'react-i18next'
import { ArrowDownToLine } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { LogRow } from './log-row.tsx'
import type { RowCache } from './row-cache.ts'
import type { LogScroll, ScrollParts } from './use-log-scroll.ts'
import styles from './log-lines.module.css'

/** The window of rows. Its scroll bar stands for the whole log. */
export function LogLines({
  name,
  rows,
  scroll,
  scroller,
  block,
  timestamps,
  wrap,
  current,
  canFollow,
}: {
  name: string
  rows: RowCache
  scroll: LogScroll
  scroller: ScrollParts['scroller']
  block: ScrollParts['block']
  timestamps: boolean
  wrap: boolean
  /** Row number of the hit that was gone to. */
  current: number | null
  canFollow: boolean
}) {
  const { t } = useTranslation()
  const drawn = Array.from({ length: scroll.high - scroll.low }, (_, index) => scroll.low + index)
  return (
    <div className={styles.frame}>
      <div ref={scroller} className={styles.scroller} onScroll={scroll.onScroll} onWheel={scroll.onWheel}>
        {/* A live region would read every line aloud: the log is read when a person goes there. */}
        <div
          className={classNames(styles.layer, wrap && styles.wrap)}
          role="log"
          aria-live="off"
          aria-label={t('logs.lines', { name })}
          tabIndex={0}
          onKeyDown={scroll.onKeyDown}
        >
          <div ref={block} className={styles.block}>
            {drawn.map((number) => (
              <LogRow
                // Of so many rows each place comes round once: a leap fills the old elements with new text.
                key={number % drawn.length}
                row={rows.row(number)}
                timestamps={timestamps}
                current={number === current}
              />
            ))}
          </div>
        </div>
        <Spacer height={scroll.totalHeight} />
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
