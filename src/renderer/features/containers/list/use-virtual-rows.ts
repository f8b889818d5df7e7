import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import type { ListRow } from '../model/rows.ts'
import { observeOffset, observeRect, offsetIn, pageScroller } from './page-scroller.ts'

/** The rows in sight and a few around them; the page itself scrolls, so the list begins at some offset in it. */
export function useVirtualRows(
  rows: readonly ListRow[],
  list: RefObject<HTMLElement | null>,
  heights: { readonly title: number; readonly items: number },
): { readonly virtual: Virtualizer<HTMLElement, HTMLElement>; readonly offset: number } {
  const [offset, setOffset] = useState(0)
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => pageScroller(list.current),
    estimateSize: useCallback(
      (index: number) => (rows[index]?.kind === 'title' ? heights.title : heights.items),
      [rows, heights],
    ),
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    // Several turns of the wheel are drawn as one.
    useFlushSync: false,
    overscan: 4,
    scrollMargin: offset,
    observeElementOffset: observeOffset,
    observeElementRect: observeRect,
  })
  // What stands above the list may grow (a wrapped toolbar, a failure): the box around both tells.
  useLayoutEffect(() => {
    const element = list.current
    const around = element?.parentElement ?? null
    const scroller = pageScroller(element)
    if (element === null || around === null || scroller === null) return
    const measure = () => setOffset(offsetIn(scroller, element))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(around)
    return () => observer.disconnect()
  }, [list])
  return { virtual, offset }
}
