import { ansiQuote } from './ansi-quote.ts'

/** A line as a POSIX shell would split it into words, or why it is not one simple command. */
export type ShellWords =
  | { readonly ok: true; readonly words: readonly string[] }
  | {
      readonly ok: false
      /** `operator`: a character that only a shell acts on (`sign`), such as a pipe; no shell reads this line. */
      readonly problem: 'empty' | 'open-quote' | 'operator'
      readonly sign: string
    }

/** What a shell would act on outside quotes; taken literally it would do something else than was meant. */
const operators = new Set('|&;<>()$`*?[~\n')

/**
 * Splits a command line by the POSIX rules of quoting: `'…'` is literal, `\` quotes one character, `"…"` keeps
 * blanks, and `$'…'` takes escapes as bash and POSIX 2024 have it. Nothing is expanded: what only a shell could expand
 * is a problem to be told, not a word.
 */
export function shellWords(line: string): ShellWords {
  const text = line.replace(/[\r\n]+$/, '')
  const words: string[] = []
  let word: string | null = null
  for (let at = 0; at < text.length;) {
    const sign = text[at] ?? ''
    if (/[ \t\r]/.test(sign)) {
      if (word !== null) words.push(word)
      word = null
      at += 1
      continue
    }
    const piece: Piece | string | null = sign === '#' && word === null ? null : readPiece(text, at)
    if (piece === null) return { ok: false, problem: 'operator', sign: operatorAt(text, at) }
    if (typeof piece === 'string') return { ok: false, problem: 'open-quote', sign: piece }
    word = (word ?? '') + piece.text
    at = piece.end
  }
  if (word !== null) words.push(word)
  return words.length === 0 ? { ok: false, problem: 'empty', sign: '' } : { ok: true, words }
}

/** Within double quotes it is what stands in them. */
function operatorAt(text: string, at: number): string {
  const sign = text[at] ?? ''
  return sign === '"' ? (/[$`]/.exec(text.slice(at))?.[0] ?? sign) : sign
}

interface Piece {
  readonly text: string
  readonly end: number
}

/** The quoted or plain piece at `at`; the quote when it is never closed, null for an operator. */
function readPiece(line: string, at: number): Piece | string | null {
  const sign = line[at] ?? ''
  if (sign === "'") return closed(line, at + 1, "'")
  if (sign === '"') return readDouble(line, at + 1)
  if (sign === '$' && line[at + 1] === "'") return ansiQuote(line, at + 2) ?? "$'"
  if (sign === '\\') {
    if (at + 1 === line.length) return '\\'
    return { text: line[at + 1] === '\n' ? '' : (line[at + 1] ?? ''), end: at + 2 }
  }
  return operators.has(sign) ? null : { text: sign, end: at + 1 }
}

function closed(line: string, from: number, quote: string): Piece | string {
  const end = line.indexOf(quote, from)
  return end < 0 ? quote : { text: line.slice(from, end), end: end + 1 }
}

function readDouble(line: string, from: number): Piece | string | null {
  let text = ''
  for (let at = from; at < line.length; at += 1) {
    const sign = line[at] ?? ''
    if (sign === '"') return { text, end: at + 1 }
    if (sign === '$' || sign === '`') return null
    const next = line[at + 1] ?? ''
    if (sign !== '\\' || !'$`"\\\n'.includes(next) || next === '') text += sign
    else {
      if (next !== '\n') text += next
      at += 1
    }
  }
  return '"'
}
