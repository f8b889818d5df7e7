import { useEffect, useRef } from 'react'

/** People who listen hear where they came; the first page is left alone, it was opened by address. */
export function useHeadingFocus(place: string): void {
  const before = useRef(place)
  useEffect(() => {
    if (before.current === place) return
    before.current = place
    const main = document.querySelector<HTMLElement>('#page')
    if (main === null) return
    main.scrollTo({ top: 0 })
    // A page that was opened for its field has put the focus there already.
    if (document.activeElement !== main && main.contains(document.activeElement)) return
    if (focusHeading(main)) return
    // The page's script is on its way: its heading takes the focus when it is there.
    main.focus({ preventScroll: true })
    const observer = new MutationObserver(() => {
      if (document.activeElement !== main || focusHeading(main)) observer.disconnect()
    })
    observer.observe(main, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [place])
}

function focusHeading(main: HTMLElement): boolean {
  const heading = main.querySelector('h1')
  if (heading === null) return false
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  return true
}
