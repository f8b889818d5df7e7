import type { TFunction } from 'i18next'
import type { ShellWords } from '#shared/shell-words.ts'

/** Why a typed line is no command; null when it is one. */
export function wordsProblem(t: TFunction, words: ShellWords): string | null {
  if (words.ok) return null
  switch (words.problem) {
    case 'empty':
      return t('terminal.line.empty')
    case 'open-quote':
      return t('terminal.line.openQuote', { sign: words.sign })
    case 'operator':
      return t('terminal.line.operator', { sign: words.sign === '\n' ? '⏎' : words.sign })
  }
}
