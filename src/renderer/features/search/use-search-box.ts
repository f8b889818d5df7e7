import { useEffect, useState } from 'react'
import type { KeyboardEvent } from 'react'
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

export function useSearchBox(initial: string): SearchBox {
  const [text, setText] = useState(initial)
  const [settled, setSettled] = useState(initial)
  const [composing, setComposing] = useState(false)
  useEffect(() => {
    if (composing || text === settled) return
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text, settled, composing])
  const searchNow = (next: string) => {
    setText(next)
    setSettled(next)
  }
  return {
    text,
    typed: readTyped(text),
    term: termOf(readTyped(settled)),
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

function termOf(typed: Typed): string | null {
  return typed.kind === 'words' || typed.kind === 'reference' ? typed.term : null
}
