import { shellLine } from '#shared/docker-command/quote.ts'

/** The one word that the person's own shell shall fill in. */
const userVariable = '$USER'

/** The line to paste for a command: every word stays what it is, whatever an engine's address holds. */
export function pastedLine(words: readonly string[]): string {
  return words.map((word) => (word === userVariable ? word : shellLine([word]))).join(' ')
}
