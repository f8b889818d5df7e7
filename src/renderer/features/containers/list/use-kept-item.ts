import { type RefObject, useEffect } from 'react'
import { useDialogs } from '../actions/dialogs.ts'
import { useKeptFocus } from '../../../ui/use-kept-focus.ts'

/** The focus stays with its container when a button goes, and goes to a neighbour when the container does. */
export function useKeptItem(list: RefObject<HTMLElement | null>): void {
  const asked = useDialogs((dialogs) => dialogs.open !== null)
  useKeptFocus(list, heirsOf)
  useEffect(() => {
    const items = list.current
    if (!asked || items === null) return
    return () => {
      // The dialog gives the focus back first; nobody takes it when its container went meanwhile.
      setTimeout(() => {
        if (document.activeElement !== document.body) return
        items.querySelector<HTMLElement>('[data-container][tabindex="0"]')?.focus()
      }, 50)
    }
  }, [asked, list])
}

function heirsOf(focused: HTMLElement, list: HTMLElement): readonly string[] {
  const own = focused.closest<HTMLElement>('[data-container]')
  if (own === null) return ['[data-container][tabindex="0"]']
  const items = [...list.querySelectorAll<HTMLElement>('[data-container]')]
  const place = items.indexOf(own)
  return [own, items[place + 1], items[place - 1]].flatMap((item) => {
    const id = item?.dataset['container']
    return id === undefined ? [] : [`[data-container="${CSS.escape(id)}"]`]
  })
}
