import { useEffect, useRef } from 'react'

interface Shortcut {
  readonly combo: Combo
  readonly handle: (event: KeyboardEvent) => void
  readonly isWanted: () => boolean
}

export interface Combo {
  readonly key: string
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean
  readonly shift: boolean
  readonly alt: boolean
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const shortcuts: Shortcut[] = []

/** Reads `mod+k`, `mod+1`, `shift+F10`, `Delete`, `?`. */
export function parseCombo(text: string): Combo {
  const parts = text.split('+')
  const key = parts.at(-1) ?? ''
  const has = (name: string) => parts.slice(0, -1).includes(name)
  return { key: key.toLowerCase(), mod: has('mod'), shift: has('shift'), alt: has('alt') }
}

/** Whether a key press is that combination. A printed sign such as `?` may need Shift to be typed. */
export function matches(combo: Combo, event: Press): boolean {
  const isSign = combo.key.length === 1 && !/[a-z0-9]/.test(combo.key)
  return (
    event.key.toLowerCase() === combo.key &&
    (event.ctrlKey || event.metaKey) === combo.mod &&
    event.altKey === combo.alt &&
    (isSign || event.shiftKey === combo.shift)
  )
}

/** Keys that belong to what is being typed into, or to an open dialog, list or menu. */
function isTakenElsewhere(combo: Combo, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return true
  const target = event.target
  if (!(target instanceof Element)) return false
  if (target.closest('.xterm, [data-keeps-keys]') !== null) return true
  if (target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) return true
  const typing = target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable="true"]')
  return typing !== null && !combo.mod
}

function onKeyDown(event: KeyboardEvent): void {
  // The newest registration comes first: a page's own shortcut goes before the frame's.
  const found = shortcuts.findLast(
    ({ combo, isWanted }) => matches(combo, event) && !isTakenElsewhere(combo, event) && isWanted(),
  )
  if (found === undefined) return
  event.preventDefault()
  found.handle(event)
}

/** Calls `handler` on that key while the component is on the page and `when` holds. */
export function useShortcut(
  combo: string,
  handler: (event: KeyboardEvent) => void,
  { when = true }: { readonly when?: boolean } = {},
): void {
  const latest = useRef({ handler, when })
  useEffect(() => {
    latest.current = { handler, when }
  })
  useEffect(() => {
    const shortcut: Shortcut = {
      combo: parseCombo(combo),
      handle: (event) => latest.current.handler(event),
      isWanted: () => latest.current.when,
    }
    if (shortcuts.length === 0) window.addEventListener('keydown', onKeyDown)
    shortcuts.push(shortcut)
    return () => {
      shortcuts.splice(shortcuts.indexOf(shortcut), 1)
      if (shortcuts.length === 0) window.removeEventListener('keydown', onKeyDown)
    }
  }, [combo])
}

/** How this computer's people write a combination. */
export function comboText(combo: string, platform: 'linux' | 'darwin' | 'win32' | undefined): string {
  const mac = platform === 'darwin'
  return combo
    .split('+')
    .map((part) => (part === 'mod' ? (mac ? '⌘' : 'Ctrl') : part === 'shift' ? (mac ? '⇧' : 'Shift') : part))
    .map((part) => (part.length === 1 ? part.toUpperCase() : part))
    .join(mac ? '' : ' ')
}
