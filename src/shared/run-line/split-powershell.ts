import { type SplitLine, wordList } from './split.ts'

const singles = "'\u2018\u2019\u201a\u201b"
const doubles = '"\u201c\u201d\u201e'
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  v: '\v',
}

/** PowerShell: `'…'` and `"…"` (doubled to stand for themselves), the backtick, and a line that ends in it. */
export function splitPowershell(line: string): SplitLine {
  const list = wordList()
  let quote: string | null = null
  const ended = (rest: string): SplitLine => {
    list.end()
    return { words: list.words, rest: rest.trim(), openQuote: quote !== null }
  }
  for (let at = 0; at < line.length; at += 1) {
    const letter = line.charAt(at)
    const next = line.charAt(at + 1)
    if (quote !== null && quote.includes(letter)) {
      if (next !== '' && quote.includes(next)) list.add(line.charAt(++at))
      else quote = null
    } else if (letter === '`' && quote !== singles) {
      const blank = /^`[ \t]*\n/.exec(line.slice(at))
      if (blank === null) list.add(quote === doubles ? (escapes[next] ?? next) : next)
      else if (quote === null) list.end()
      at += blank === null ? 1 : blank[0].length - 1
    } else if (quote !== null) {
      if (quote === doubles && /^\$[A-Za-z_{(?]/.test(line.slice(at))) list.markExpanding()
      list.add(letter)
    } else if (singles.includes(letter) || doubles.includes(letter)) {
      quote = singles.includes(letter) ? singles : doubles
      list.add('')
    } else if (letter === '\n') {
      list.end()
      if (!/^\s*-/.test(line.slice(at))) return ended(line.slice(at))
    } else if (/[ \t]/.test(letter)) list.end()
    else if (/[;|&<>]/.test(letter) || (letter === '#' && list.isEmpty())) return ended(line.slice(at))
    else {
      if (/^\$[A-Za-z_{(?]/.test(line.slice(at))) list.markExpanding()
      list.add(letter)
    }
  }
  return ended('')
}
