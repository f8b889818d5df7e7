import { type RefObject, useEffect, useRef } from 'react'

/** For what comes in the place of a view whose button was pressed: the focus that went with it goes on from here. */
export function useTakesFocus<Place extends HTMLElement>(): RefObject<Place | null> {
  const place = useRef<Place>(null)
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true })
  }, [])
  return place
}

/** When what had the focus went with a change of `state`, the heading of the page takes it. */
export function useHeadingTakesFocus(state: string): void {
  const before = useRef(state)
  useEffect(() => {
    if (before.current === state) return
    before.current = state
    if (document.activeElement !== document.body) return
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [state])
}
