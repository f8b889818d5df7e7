import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject, WheelEvent } from 'react'
import type { LogRange } from '#shared/contract/logs.ts'
import {
  type Anchor,
  anchorAt,
  bottomAnchor,
  keyAnchor,
  type Extent,
  rowsInSight,
  scrollHeight,
  scrollTopOf,
} from './scroll.ts'

/** The box that scrolls, and the rows drawn in it. */
export interface ScrollParts {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly block: RefObject<HTMLDivElement | null>
}

export interface LogScroll {
  /** First row drawn, and one past the last. */
  readonly low: number
  readonly high: number
  readonly totalHeight: number
  /** All rows are in sight. */
  readonly fits: boolean
  readonly following: boolean
  readonly follow: (following: boolean) => void
  readonly reveal: (row: number) => void
  readonly onScroll: () => void
  readonly onWheel: (event: WheelEvent) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  /** The row at the top of the viewport. */
  readonly topRow: () => number
  /** The row at its bottom. */
  readonly bottomRow: () => number
}

const usualRowHeight = 20
const upKeys = new Set(['ArrowUp', 'PageUp', 'Home'])

/**
 * Draws a window of a log of any length: a tall empty page gives the scroll bar, the rows lie in a layer over it. The
 * rows are placed by one anchor, so nothing moves under the pointer while lines come in or the oldest go. (A list
 * library keeps a measurement a row: with a million rows, thirty times a second, that is too dear.)
 */
export function useLogScroll(
  { first, end }: LogRange,
  { scroller, block }: ScrollParts,
  [following, setFollowing]: readonly [boolean, (following: boolean) => void],
  /** The box is on the page. */
  isThere: boolean,
  /** A person moves up where the first row is near. */
  reachedTop: () => void,
): LogScroll {
  const lastTop = useRef(0)
  const top = useRef<Top | null>(null)
  const [anchor, setAnchor] = useState<Anchor>({ row: 0, at: 0 })
  const [height, setHeight] = useState(400)
  const [rowHeight, setRowHeight] = useState(usualRowHeight)
  const extent: Extent = { first, end, rowHeight, height }
  const shown = following
    ? bottomAnchor(extent)
    : { row: Math.min(end, Math.max(first, anchor.row)), at: Math.min(anchor.at, height) }
  const [low, high] = rowsInSight(shown, extent)

  useEffect(() => {
    if (!isThere || scroller.current === null || block.current === null) return
    const observer = new ResizeObserver(() => {
      if (scroller.current === null || block.current === null) return
      const rows = block.current.childElementCount
      const measured = rows === 0 ? 0 : block.current.offsetHeight / rows
      setHeight(scroller.current.clientHeight)
      // Rows that wrap differ from window to window: the scroll bar is not to tremble with them.
      setRowHeight((before) => (measured > 0 && Math.abs(measured - before) > before / 5 ? measured : before))
    })
    observer.observe(scroller.current)
    observer.observe(block.current)
    return () => observer.disconnect()
  }, [scroller, block, isThere])

  // Rows came before the first: what was drawn below it stays where it is. It looks before they are placed.
  useLayoutEffect(() => {
    if (top.current !== null && first < top.current.first && !following) setAnchor(top.current.anchor)
  }, [first, following])

  useLayoutEffect(() => {
    if (scroller.current === null || block.current === null) return
    top.current = place(block.current, shown, low, { low, high, extent })
    const scrollTop = Math.round(scrollTopOf(shown, extent))
    if (Math.abs(scroller.current.scrollTop - scrollTop) >= 1) scroller.current.scrollTo({ top: scrollTop })
    lastTop.current = scroller.current.scrollTop
  })

  const onScroll = (): void => {
    const element = scroller.current
    if (element === null || Math.abs(element.scrollTop - lastTop.current) < 1) return
    const { scrollTop } = element
    const isUp = scrollTop < lastTop.current
    lastTop.current = scrollTop
    const atEnd = scrollTop >= element.scrollHeight - element.clientHeight - 2
    setFollowing(atEnd)
    const next = anchorAt(scrollTop, extent)
    setAnchor(next)
    if (isUp && rowsInSight(next, extent)[0] === first) reachedTop()
  }
  const goUp = (): void => {
    leave()
    if (low === first) reachedTop()
  }
  const leave = (): void => {
    if (!following || scrollHeight(extent) <= height) return
    setAnchor(shown)
    setFollowing(false)
  }
  // The browser's own way there is an animation, which the next drawing would end.
  const goTo = (event: KeyboardEvent): void => {
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    const next = isPlain ? keyAnchor(event.key, shown, extent) : undefined
    if (next === undefined || scrollHeight(extent) <= height) return
    event.preventDefault()
    setFollowing(next === null)
    if (next === null) return
    setAnchor(next)
    if (next.row === first) reachedTop()
  }
  const reveal = useCallback(
    (row: number) => {
      setFollowing(false)
      setAnchor({ row: row + 0.5, at: height / 2 })
    },
    [height, setFollowing],
  )
  return {
    low,
    high,
    totalHeight: scrollHeight(extent),
    fits: scrollHeight(extent) <= height,
    following,
    follow: (on) => (on ? setFollowing(true) : leave()),
    reveal,
    onScroll,
    onWheel: (event) => {
      if (event.deltaY < 0) goUp()
    },
    onKeyDown: (event) => {
      if (upKeys.has(event.key)) goUp()
      if (event.target === event.currentTarget) goTo(event)
    },
    topRow: () => Math.max(first, Math.floor(shown.row - shown.at / rowHeight)),
    bottomRow: () =>
      Math.max(first, Math.min(end, Math.ceil(shown.row + (height - shown.at) / rowHeight)) - 1),
  }
}

/** The first row was drawn, and where the next one stood. */
interface Top {
  readonly first: number
  readonly anchor: Anchor
}

/**
 * Moves the rows so that the anchor is drawn at its place, but leaves no empty room above the first or below the last.
 * Answers where the second row stands when the first is drawn.
 */
function place(
  block: HTMLElement,
  anchor: Anchor,
  firstDrawn: number,
  { low, high, extent }: { low: number; high: number; extent: Extent },
): Top | null {
  const row = Math.min(Math.floor(anchor.row), high - 1)
  const element = block.children[row - firstDrawn]
  if (!(element instanceof HTMLElement)) return null
  const point = element.offsetTop + (anchor.row - row) * element.offsetHeight
  let top = anchor.at - point
  if (high === extent.end) top = Math.max(top, extent.height - block.offsetHeight)
  if (low === extent.first) top = Math.min(top, 0)
  block.style.transform = `translateY(${Math.round(top)}px)`
  const second = block.children[1]
  if (low !== extent.first || !(second instanceof HTMLElement)) return null
  return { first: low, anchor: { row: low + 1, at: Math.round(top) + second.offsetTop } }
}
