import { useEffect, useRef, useState } from 'react'
import type { LogRange } from '#shared/contract/logs.ts'
import type { RowCache } from './row-cache.ts'

/** More than a viewport of rows and what is drawn above it. */
const tail = 150
/** Milliseconds between leaps: nobody reads faster, and the page stays quick. */
const betweenLeaps = 100

/**
 * The rows to draw of those held. While following, the end moves on only when its rows are here: a log that grows
 * faster than it can be pulled is shown in leaps, never as empty rows.
 */
export function useShownRange(range: LogRange, cache: RowCache, following: boolean): LogRange {
  const [shown, setShown] = useState<{ readonly cache: RowCache; readonly range: LogRange } | null>(null)
  const wanted = useRef<LogRange | null>(null)
  const busy = useRef(false)
  useEffect(() => {
    wanted.current = following ? range : null
    if (busy.current) return
    busy.current = true
    const catchUp = async (): Promise<void> => {
      let before = 0
      for (let target = wanted.current; target !== null; target = wanted.current) {
        if (before > 0 && target.end - before > tail) {
          await new Promise((resolve) => setTimeout(resolve, betweenLeaps))
          target = wanted.current ?? target
        }
        before = target.end
        await cache.bring(Math.max(target.first, target.end - tail), target.end)
        setShown({ cache, range: target })
        if (wanted.current === target) wanted.current = null
      }
    }
    catchUp()
      // The session is gone or the host is away: its head says so.
      .catch(() => {})
      .finally(() => {
        busy.current = false
      })
  }, [range, cache, following])
  return following && shown?.cache === cache ? shown.range : range
}
