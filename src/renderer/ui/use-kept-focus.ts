import { type RefObject, useEffect } from 'react'

/** Selectors inside the area, the dearest first, of what takes the focus when this element goes away. */
type HeirsOf = (focused: HTMLElement, area: HTMLElement) => readonly string[]

/** A button that a new state takes away hands its focus on: a keyboard never falls out of the page. */
export function useKeptFocus(area: RefObject<HTMLElement | null>, heirsOf: HeirsOf): void {
  useEffect(() => {
    const element = area.current
    if (element === null) return
    let last: { readonly focused: HTMLElement; readonly heirs: readonly string[] } | null = null
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof HTMLElement ? { focused: target, heirs: heirsOf(target, element) } : null
    }
    const forget = () => {
      const left = last
      // A removal may tell of a blur before it is complete: only who is still there has left of free will.
      queueMicrotask(() => {
        if (last === left && last?.focused.isConnected === true && document.activeElement !== last.focused)
          last = null
      })
    }
    const observer = new MutationObserver(() => {
      if (last === null || last.focused.isConnected) return
      const { heirs } = last
      last = null
      if (document.activeElement === document.body) focusFirst(element, heirs)
    })
    element.addEventListener('focusin', remember)
    element.addEventListener('focusout', forget)
    observer.observe(element, { childList: true, subtree: true })
    return () => {
      element.removeEventListener('focusin', remember)
      element.removeEventListener('focusout', forget)
      observer.disconnect()
    }
  }, [area, heirsOf])
}

function focusFirst(area: HTMLElement, selectors: readonly string[]): void {
  for (const selector of selectors) {
    const heir = area.querySelector<HTMLElement>(selector)
    if (heir === null) continue
    heir.focus({ preventScroll: true })
    return
  }
}
