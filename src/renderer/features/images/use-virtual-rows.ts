import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

const rowHeight = 45

export interface VirtualRows {
  /** The rows in sight and a few around them, by place. */
  readonly indexes: readonly number[]
  /** Pixels that the rows before and after stand for. */
  readonly before: number
  readonly after: number
}

export function useVirtualRows(
  rows: readonly { readonly key: string }[],
  box: RefObject<HTMLElement | null>,
): VirtualRows {
  const virtual = useVirtualizer<HTMLElement, HTMLElement>({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    // Several turns of the wheel are drawn as one.
    useFlushSync: false,
    overscan: 5,
  })
  const items = virtual.getVirtualItems()
  return {
    indexes: items.map((item) => item.index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
  }
}
