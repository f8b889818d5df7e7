let typed = ''
let stop: (() => void) | null = null

/** Milliseconds after which the keys are the page's again; what was typed waits on for the palette. */
const patience = 3000

/**
 * Keeps what is typed from now on, until the palette that was asked for has the focus: its code may still be on its way.
 * Keys of an input method are left alone. Escape takes the wish back: `onLeave`.
 */
export function keepTyped(onLeave: () => void): void {
  takeTyped()
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') {
      takeTyped()
      onLeave()
    } else if (event.key === 'Backspace') typed = typed.slice(0, -1)
    // Enter and the arrows are meant for the palette: the page below must not hear them.
    else if (event.key.length === 1) typed += event.key
  }
  window.addEventListener('keydown', onKey, { capture: true })
  const release = () => window.removeEventListener('keydown', onKey, { capture: true })
  const timer = setTimeout(release, patience)
  stop = () => {
    clearTimeout(timer)
    release()
  }
}

/** What was typed meanwhile; from here on keys go where they belong. */
export function takeTyped(): string {
  stop?.()
  stop = null
  const text = typed
  typed = ''
  return text
}
