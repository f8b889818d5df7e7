/** The tallest page that browsers lay out exactly; more rows share it. */
const tallest = 15_000_000

export interface Extent {
  readonly first: number
  readonly end: number
  /** Pixels: a row as a rule, and what is in sight. */
  readonly rowHeight: number
  readonly height: number
}

/** A point of the log (row and part of a row) and the pixel of the viewport where it is drawn. */
export interface Anchor {
  readonly row: number
  readonly at: number
}

/** Height of all rows as the scroll bar knows it. */
export function scrollHeight({ first, end, rowHeight, height }: Extent): number {
  return Math.max(height, Math.min(tallest, (end - first) * rowHeight))
}

/**
 * The anchor of a scroll position. At a share of the way down, that share of the rows is drawn at that share of the
 * viewport: exact for rows of one height, and right at both ends for rows that wrap.
 */
export function anchorAt(scrollTop: number, extent: Extent): Anchor {
  const most = scrollHeight(extent) - extent.height
  const share = most <= 0 ? 0 : Math.min(1, Math.max(0, scrollTop / most))
  return { row: extent.first + share * (extent.end - extent.first), at: share * extent.height }
}

/** The scroll position that draws an anchor where it is: what is looked at stays while rows come and go. */
export function scrollTopOf(anchor: Anchor, extent: Extent): number {
  const rows = extent.end - extent.first
  if (rows === 0) return 0
  const total = scrollHeight(extent)
  const top = (anchor.row - extent.first) * (total / rows) - anchor.at
  return Math.min(Math.max(0, top), Math.max(0, total - extent.height))
}

/** The anchor of the newest row at the bottom. */
export function bottomAnchor(extent: Extent): Anchor {
  return { row: extent.end, at: extent.height }
}

/** The share of a page that a key moves: what was at its end is still seen. */
const page = 0.9

/** What stands at the top after a key was pressed; null for the end of the log, undefined for another key. */
export function keyAnchor(key: string, anchor: Anchor, extent: Extent): Anchor | null | undefined {
  const { first, end, rowHeight, height } = extent
  const top = anchor.row - anchor.at / rowHeight
  const rows = height / rowHeight
  switch (key) {
    case 'Home':
      return { row: first, at: 0 }
    case 'PageUp':
      return { row: Math.max(first, top - page * rows), at: 0 }
    case 'PageDown':
      return top + (1 + page) * rows >= end ? null : { row: top + page * rows, at: 0 }
    case 'End':
      return null
    default:
      return undefined
  }
}

/**
 * Rows to draw: those in sight and as many again on both sides, so that a quick scroll finds them. No room is left
 * empty above the first or below the last, wherever the anchor is to stand.
 */
export function rowsInSight(anchor: Anchor, { first, end, rowHeight, height }: Extent): [number, number] {
  const rows = height / rowHeight
  const around = Math.ceil(rows / 2)
  const top = Math.max(first, Math.min(end - rows, anchor.row - anchor.at / rowHeight))
  const low = Math.floor(top) - around
  const high = Math.ceil(top + rows) + around
  return [Math.min(end, Math.max(first, low)), Math.max(first, Math.min(end, high))]
}
