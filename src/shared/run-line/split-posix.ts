import { ansiQuote } from '../ansi-quote.ts'
import { type SplitLine, wordList } from './split.ts'

/** sh, bash and zsh: `'…'`, `"…"`, `$'…'`, `\`, and a line that ends in `\`. */
export function splitPosix(line: string): SplitLine {
  const list = wordList()
  let at = 0
  const ended = (rest: string, openQuote = false): SplitLine => {
    list.end()
    return { words: list.words, rest: rest.trim(), openQuote }
  }
  while (at < line.length) {
    const letter = line.charAt(at)
    const ansi = line.startsWith("$'", at)
    if (letter === "'" || letter === '"' || ansi) {
      const from = at + (ansi ? 2 : 1)
      const read = ansi
        ? escapedQuote(line, from)
        : letter === "'"
          ? singleQuote(line, from)
          : doubleQuote(line, from)
      if (read === null) return ended('', true)
      list.add(read.text)
      if (read.expands) list.markExpanding()
      at = read.after
    } else if (letter === '\\') {
      // Editors leave blanks behind the backslash; such a line was meant to go on too.
      const blank = /^\\[ \t]*\n/.exec(line.slice(at))
      if (blank === null) list.add(line.charAt(at + 1))
      at += blank === null ? 2 : blank[0].length
    } else if (letter === '\n') {
      list.end()
      if (!/^\s*-/.test(line.slice(at))) return ended(line.slice(at))
      at += 1
    } else if (/[ \t]/.test(letter)) {
      list.end()
      at += 1
    } else if (/[;&|<>]/.test(letter) || (letter === '#' && list.isEmpty())) {
      return ended(line.slice(at))
    } else {
      if (isExpansion(line.slice(at)) || (letter === '~' && list.isEmpty())) list.markExpanding()
      list.add(letter)
      at += 1
    }
  }
  return ended('')
}

interface Quoted {
  readonly text: string
  readonly expands: boolean
  readonly after: number
}

function singleQuote(line: string, from: number): Quoted | null {
  const end = line.indexOf("'", from)
  return end < 0 ? null : { text: line.slice(from, end), expands: false, after: end + 1 }
}

function doubleQuote(line: string, from: number): Quoted | null {
  let text = ''
  let expands = false
  for (let at = from; at < line.length; at += 1) {
    const letter = line.charAt(at)
    if (letter === '"') return { text, expands, after: at + 1 }
    if (letter === '\\' && /["\\$`\n]/.test(line.charAt(at + 1))) {
      at += 1
      text += line.charAt(at) === '\n' ? '' : line.charAt(at)
      continue
    }
    expands ||= isExpansion(line.slice(at))
    text += letter
  }
  return null
}

function escapedQuote(line: string, from: number): Quoted | null {
  const read = ansiQuote(line, from)
  return read && { text: read.text, expands: false, after: read.end }
}

function isExpansion(text: string): boolean {
  return /^(?:\$[A-Za-z_({?@*#0-9]|`)/.test(text)
}
