import type { Virtualizer } from '@tanstack/react-virtual'

/** What scrolls the page that `element` stands in; on a very low window that is the document. */
export function pageScroller(element: HTMLElement | null): HTMLElement | null {
  for (let at = element?.parentElement ?? null; at !== null; at = at.parentElement) {
    if (at === document.body) break
    const { overflowY } = getComputedStyle(at)
    if (overflowY === 'auto' || overflowY === 'scroll') return at
  }
  return document.documentElement
}

/** How far `element` is from the beginning of what scrolls. */
export function offsetIn(scroller: HTMLElement, element: HTMLElement): number {
  const top = isDocument(scroller) ? 0 : scroller.getBoundingClientRect().top
  return Math.round(element.getBoundingClientRect().top - top + scroller.scrollTop)
}

type Observed = Virtualizer<HTMLElement, HTMLElement>

/** The document tells of its scrolling on itself, other elements tell on themselves. */
export function observeOffset(
  instance: Observed,
  tell: (offset: number, scrolling: boolean) => void,
): (() => void) | undefined {
  const { scrollElement } = instance
  if (scrollElement === null) return undefined
  const target = isDocument(scrollElement) ? document : scrollElement
  let rest: ReturnType<typeof setTimeout> | undefined
  const onScroll = () => {
    tell(scrollElement.scrollTop, true)
    clearTimeout(rest)
    rest = setTimeout(() => tell(scrollElement.scrollTop, false), 150)
  }
  tell(scrollElement.scrollTop, false)
  target.addEventListener('scroll', onScroll, { passive: true })
  return () => {
    clearTimeout(rest)
    target.removeEventListener('scroll', onScroll)
  }
}

/** The part of it that is in sight; the document's own box is as high as all its content. */
export function observeRect(
  instance: Observed,
  tell: (rect: { readonly width: number; readonly height: number }) => void,
): (() => void) | undefined {
  const { scrollElement } = instance
  if (scrollElement === null) return undefined
  const measure = () =>
    tell({
      width: scrollElement.clientWidth,
      height: isDocument(scrollElement) ? window.innerHeight : scrollElement.clientHeight,
    })
  measure()
  const observer = new ResizeObserver(measure)
  observer.observe(scrollElement)
  window.addEventListener('resize', measure)
  return () => {
    observer.disconnect()
    window.removeEventListener('resize', measure)
  }
}

function isDocument(element: HTMLElement): boolean {
  return element === document.documentElement
}
