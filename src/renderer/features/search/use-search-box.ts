import { useEffect, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { navigate, parseRoute, paths } from '../../store/route.ts'
import { readTyped } from './typed-reference.ts'
import type { Typed } from './typed-reference.ts'

const pause = 400

export interface SearchBox {
  readonly text: string
  readonly typed: Typed
  /** What to search for now: it follows the text after a pause, or at once with Enter. Null for nothing. */
  readonly term: string | null
  readonly setText: (text: string) => void
  /** Sets the text and searches without waiting. */
  readonly searchNow: (text: string) => void
  /** For the element around the box: Hangul that is still being composed is neither searched nor sent. */
  readonly composition: {
    readonly onCompositionStart: () => void
    readonly onCompositionEnd: () => void
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  }
}

/** `asked` is what the address asks for; what is searched for stands there too, so that Back and a reload find it again. */
export function useSearchBox(asked: string, ids: readonly string[]): SearchBox {
  const [text, setText] = useState(asked)
  const [settled, setSettled] = useState(asked)
  const [seen, setSeen] = useState(asked)
  const searchNow = (next: string) => {
    setText(next)
    setSettled(next)
  }
  if (asked !== seen) {
    setSeen(asked)
    if (asked !== settled) searchNow(asked)
  }
  useEffect(() => {
    if (settled !== asked) showInAddress(settled)
  }, [settled, asked])
  const [composing, setComposing] = useState(false)
  useEffect(() => {
    if (composing || text === settled) return
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text, settled, composing])
  return {
    text,
    typed: readTyped(text, ids),
    term: termOf(readTyped(settled, ids)),
    setText,
    searchNow,
    composition: {
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: () => setComposing(false),
      onKeyDown: (event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing && event.keyCode !== 229) searchNow(text)
      },
    },
  }
}

/** In the place of what stood there. A person who is just leaving for another page is not held back. */
function showInAddress(text: string): void {
  if (parseRoute(window.location.hash.replace(/^#/, '')).page !== 'search') return
  navigate(text === '' ? '/search' : paths.search(text), { replace: true })
}

function termOf(typed: Typed): string | null {
  return typed.kind === 'words' || typed.kind === 'reference' ? typed.term : null
}
