export type Words =
  | { readonly ok: true; readonly words: readonly string[] }
  | { readonly ok: false; readonly problem: 'open-quote' }

/** Splits a command as a POSIX shell would, without expanding anything: quotes and backslashes only. */
export function splitWords(text: string): Words {
  const words: string[] = []
  let word: string | null = null
  let quote: '"' | "'" | null = null
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (quote !== null) {
      if (character === quote) quote = null
      else if (character === '\\' && quote === '"' && /["\\$`]/.test(text.charAt(at + 1)))
        word = `${word ?? ''}${text.charAt(++at)}`
      else word = `${word ?? ''}${character}`
    } else if (character === '"' || character === "'") {
      quote = character
      word ??= ''
    } else if (character === '\\' && at + 1 < text.length) word = `${word ?? ''}${text.charAt(++at)}`
    else if (/\s/.test(character)) {
      if (word !== null) words.push(word)
      word = null
    } else word = `${word ?? ''}${character}`
  }
  if (quote !== null) return { ok: false, problem: 'open-quote' }
  if (word !== null) words.push(word)
  return { ok: true, words }
}
