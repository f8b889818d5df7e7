import { type Argv, shellLine } from './quote.ts'

const veil = '••••••'

/** The line to show where others may look on: what `-e`, `--env` and `--build-arg` set is veiled. To copy there is `shellLine`. */
export function shownLine(argv: Argv): string {
  return argv.map((word, index) => veiledWord(word, argv[index - 1]) ?? shellLine([word])).join(' ')
}

/** Whether `shownLine` veils anything of it. */
export const hasVeiled = (argv: Argv): boolean => shownLine(argv) !== shellLine(argv)

function veiledWord(word: string, before: string | undefined): string | null {
  const flag = /^(?:--env=|--build-arg=|-e(?=[^=]*=))/.exec(word)?.[0] ?? ''
  if (flag === '' && !['-e', '--env', '--build-arg'].includes(before ?? '')) return null
  const variable = word.slice(flag.length)
  const end = variable.indexOf('=')
  if (end < 0 || end === variable.length - 1) return null
  return `${flag}${shellLine([variable.slice(0, end)])}=${veil}`
}
