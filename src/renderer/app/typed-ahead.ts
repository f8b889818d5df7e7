let typed = ''
let stop: (() => void) | null = null

/** Milliseconds after which a palette that did not come keeps no keys any more. */
const patience = 3000

/**
 * Keeps what is typed from now on, until the palette that was asked for has the focus: its code may still be on its way.
 * Keys of an input method are left alone.
 */
export function keepTyped(): void {
  takeTyped()
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') return void takeTyped()
    if (event.key !== 'Backspace' && event.key.length !== 1) return
    event.preventDefault()
    event.stopPropagation()
    typed = event.key === 'Backspace' ? typed.slice(0, -1) : typed + event.key
  }
  const timer = setTimeout(takeTyped, patience)
  window.addEventListener('keydown', onKey, { capture: true })
  stop = () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKey, { capture: true })
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
