import { type SplitLine, wordList } from './split.ts'

/** Windows' cmd: first the shell's own carets and line ends, then the words as CommandLineToArgvW reads them. */
export function splitCmd(line: string): SplitLine {
  const { command, rest } = afterShell(line)
  return { ...argumentsOf(command), rest }
}

/** What cmd hands on: carets gone outside its quotes. A percent sign that was escaped is marked as itself. */
function afterShell(line: string): { readonly command: readonly Letter[]; readonly rest: string } {
  const command: Letter[] = []
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const letter = line.charAt(at)
    if (letter === '^' && !quoted) {
      const blank = /^\^[ \t]*\n/.exec(line.slice(at))
      if (blank === null) command.push({ letter: line.charAt(at + 1), plain: true })
      at += blank === null ? 1 : blank[0].length - 1
      continue
    }
    if (letter === '\n') {
      if (!/^\s*-/.test(line.slice(at))) return { command, rest: line.slice(at).trim() }
      command.push({ letter: ' ', plain: false })
      continue
    }
    if (letter === '"') quoted = !quoted
    if (!quoted && /[&|<>]/.test(letter)) return { command, rest: line.slice(at).trim() }
    command.push({ letter, plain: false })
  }
  return { command, rest: '' }
}

interface Letter {
  readonly letter: string
  readonly plain: boolean
}

function argumentsOf(command: readonly Letter[]): Omit<SplitLine, 'rest'> {
  const list = wordList()
  let quoted = false
  for (let at = 0; at < command.length; at += 1) {
    const { letter = '', plain = false } = command[at] ?? {}
    const slashes = runOf('\\', command, at)
    if (slashes > 0) {
      const beforeQuote = command[at + slashes]?.letter === '"'
      list.add('\\'.repeat(beforeQuote ? Math.floor(slashes / 2) : slashes))
      at += slashes - 1
      if (beforeQuote && slashes % 2 === 1) {
        list.add('"')
        at += 1
      }
    } else if (letter === '"') {
      // A doubled quote inside quotes is one quote, and the quotes go on.
      if (quoted && command[at + 1]?.letter === '"') {
        list.add('"')
        at += 1
      } else {
        quoted = !quoted
        list.add('')
      }
    } else if (!quoted && /[ \t]/.test(letter)) list.end()
    else {
      if (!plain && letter === '%' && isVariable(command, at)) list.markExpanding()
      list.add(letter)
    }
  }
  list.end()
  return { words: list.words, openQuote: quoted }
}

function runOf(letter: string, command: readonly Letter[], from: number): number {
  let count = 0
  while (command[from + count]?.letter === letter) count += 1
  return count
}

function isVariable(command: readonly Letter[], at: number): boolean {
  const after = command
    .slice(at, at + 60)
    .map((one) => (one.plain ? '\0' : one.letter))
    .join('')
  return /^%[A-Za-z_][A-Za-z0-9_]*%/.test(after)
}
