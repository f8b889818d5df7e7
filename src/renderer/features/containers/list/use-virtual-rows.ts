import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'
import type { ListRow } from '../model/rows.ts'

/** The rows in sight and a few around them; the page itself scrolls, so the list begins at some offset in it. */
export function useVirtualRows(
  rows: readonly ListRow[],
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  heights: { readonly title: number; readonly items: number },
): { readonly virtual: Virtualizer<HTMLElement, HTMLElement>; readonly offset: number } {
  const [offset, setOffset] = useState(0)
  // What stands above the list may grow on any draw (a bulk bar, a wrapped toolbar).
  useLayoutEffect(() => {
    const element = list.current
    if (element !== null) setOffset(element.offsetTop)
  })
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(
      (index: number) => (rows[index]?.kind === 'title' ? heights.title : heights.items),
      [rows, heights],
    ),
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: 4,
    scrollMargin: offset,
  })
  return { virtual, offset }
}
