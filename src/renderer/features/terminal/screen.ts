import '@xterm/xterm/css/xterm.css'
import { FitAddon } from '@xterm/addon-fit'
import { SearchAddon } from '@xterm/addon-search'
import { Unicode11Addon } from '@xterm/addon-unicode11'
import { WebLinksAddon } from '@xterm/addon-web-links'
import { Terminal } from '@xterm/xterm'
import { accelerate, releaseAcceleration } from './acceleration.ts'
import { followTheme, terminalFont } from './theme.ts'

export interface ScreenSize {
  readonly columns: number
  readonly rows: number
}

/** What a screen asks of the page around it. */
export interface ScreenEars {
  readonly typed: (bytes: Uint8Array) => void
  readonly resized: (size: ScreenSize) => void
  readonly link: (address: string) => void
}

/** Keys that the page answers; the program gets all others. */
export type ScreenKey = 'copy' | 'paste' | 'find' | 'leave'

/** A terminal on the page; it lives on, with all that it has shown, while no page shows it. */
export interface Screen {
  readonly write: (bytes: Uint8Array | string, shown: () => void) => void
  /** Lines that it keeps, those scrolled out of sight included. */
  readonly holds: () => number
  readonly size: () => ScreenSize
  /** Resolves with the size once the page has shown it. */
  readonly measured: Promise<ScreenSize>
  /** Shows it within `place`, as large as that is; the answer takes it away again. */
  readonly show: (place: HTMLElement, onKey: (key: ScreenKey) => void) => () => void
  readonly focus: () => void
  readonly selection: () => string
  /** False when nothing was found. */
  readonly find: (text: string, direction: 'next' | 'previous') => boolean
  readonly clearFind: () => void
  /** All text can then be read by a screen reader; it costs speed. */
  readonly setReadable: (readable: boolean) => void
  /** Adds the return that a program without a terminal leaves out at its lines' ends. */
  readonly setNewlines: (newlines: boolean) => void
  readonly setLabel: (label: string) => void
  readonly dispose: () => void
}

const scrollback = 10_000
const smallest = { columns: 2, rows: 2 }

export function createScreen(ears: ScreenEars): Screen {
  const terminal = new Terminal({
    allowProposedApi: true,
    cursorBlink: false,
    fontFamily: terminalFont(),
    fontSize: 13,
    minimumContrastRatio: 4.5,
    scrollback,
    linkHandler: { activate: (_event, address) => ears.link(address), allowNonHttpProtocols: false },
  })
  const fit = new FitAddon()
  const search = new SearchAddon()
  for (const addon of [
    fit,
    search,
    new Unicode11Addon(),
    new WebLinksAddon((_event, address) => ears.link(address)),
  ])
    terminal.loadAddon(addon)
  terminal.unicode.activeVersion = '11'
  const forgetTheme = followTheme((theme) => {
    terminal.options.theme = theme
  })
  const encoder = new TextEncoder()
  terminal.onData((text) => ears.typed(encoder.encode(text)))
  terminal.onBinary((text) => ears.typed(Uint8Array.from(text, (sign) => sign.charCodeAt(0))))
  terminal.onResize(({ cols, rows }) => ears.resized({ columns: cols, rows }))

  const box = document.createElement('div')
  box.style.height = '100%'
  const size = (): ScreenSize => ({ columns: terminal.cols, rows: terminal.rows })
  let tellSize = (_size: ScreenSize): void => undefined
  const measured = new Promise<ScreenSize>((resolve) => {
    tellSize = resolve
  })
  const refit = (): void => {
    const wanted = fit.proposeDimensions()
    if (wanted === undefined || Number.isNaN(wanted.cols) || Number.isNaN(wanted.rows)) return
    terminal.resize(Math.max(smallest.columns, wanted.cols), Math.max(smallest.rows, wanted.rows))
    tellSize(size())
  }

  return {
    write: (bytes, shown) => terminal.write(bytes, shown),
    holds: () => scrollback + terminal.rows,
    size,
    measured,
    show: (place, onKey) => {
      place.append(box)
      if (terminal.element === undefined) {
        terminal.open(box)
        // In the tab order a terminal is one stop; its way out is a key of its own.
        terminal.textarea?.addEventListener('focus', () => accelerate(terminal))
      }
      terminal.attachCustomKeyEventHandler((event) => !takeKey(event, onKey))
      const observer = new ResizeObserver(refit)
      observer.observe(place)
      refit()
      return () => {
        observer.disconnect()
        box.remove()
      }
    },
    focus: () => terminal.focus(),
    selection: () => terminal.getSelection(),
    find: (text, direction) => (direction === 'next' ? search.findNext(text) : search.findPrevious(text)),
    clearFind: () => {
      search.clearDecorations()
      terminal.clearSelection()
    },
    setReadable: (readable) => {
      terminal.options.screenReaderMode = readable
    },
    setNewlines: (newlines) => {
      terminal.options.convertEol = newlines
    },
    setLabel: (label) => terminal.textarea?.setAttribute('aria-label', label),
    dispose: () => {
      forgetTheme()
      releaseAcceleration(terminal)
      terminal.dispose()
      box.remove()
    },
  }
}

const keys: Readonly<Record<string, ScreenKey>> = { KeyC: 'copy', KeyV: 'paste', KeyF: 'find', KeyL: 'leave' }

/** True for a key that is the page's: Ctrl+Shift with C, V, F or L. By place, so that a Korean layout has them too. */
function takeKey(event: KeyboardEvent, onKey: (key: ScreenKey) => void): boolean {
  const isOurs = event.ctrlKey && event.shiftKey && !event.altKey && !event.metaKey && !event.isComposing
  const key = isOurs ? keys[event.code] : undefined
  if (key === undefined) return false
  // The browser's own paste is what brings the text, and asks no permission.
  if (key === 'paste') return true
  event.preventDefault()
  if (event.type === 'keydown') onKey(key)
  return true
}
