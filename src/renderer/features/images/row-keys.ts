import type { KeyboardEvent } from 'react'

/**
 * The keys of the table's rows: up and down go to the same control of the row beside, Space on a name ticks its row,
 * Delete asks to remove it. `onDelete` gets the row's key.
 */
export function rowKeys(onDelete: (key: string) => void): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { target, key } = event
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return
    // The menu and the dialog of a row are its children for React, and not in the table.
    const row = target.closest('tr')
    if (row !== null && pressed(row, target, key, onDelete)) event.preventDefault()
  }
}

/** True when the key meant something here. */
function pressed(
  row: HTMLTableRowElement,
  target: HTMLElement,
  key: string,
  onDelete: (key: string) => void,
): boolean {
  const image = row.dataset['image']
  if (key === 'ArrowDown') return focusSame(row, target, row.nextElementSibling)
  if (key === 'ArrowUp') return focusSame(row, target, row.previousElementSibling)
  if (key === ' ' && target instanceof HTMLAnchorElement) row.querySelector('input')?.click()
  else if (key === 'Delete' && image !== undefined) onDelete(image)
  else return false
  return true
}

/** Counted from the end behind the name: rows differ in how many containers they name. */
function focusSame(row: Element, target: HTMLElement, other: Element | null): boolean {
  if (other === null) return false
  const [mine, others] = [controlsOf(row), controlsOf(other)]
  const at = mine.indexOf(target)
  const control = at <= 1 ? others[at] : others.at(at - mine.length)
  control?.focus()
  return control !== undefined
}

const controlsOf = (row: Element): readonly HTMLElement[] => [
  ...row.querySelectorAll<HTMLElement>('a, button, input'),
]
