import type { Shell } from '../docker-command/quote.ts'
import { splitCmd } from './split-cmd.ts'
import { splitPosix } from './split-posix.ts'
import { splitPowershell } from './split-powershell.ts'

export interface Word {
  readonly text: string
  /** A shell would have put something else here (`$HOME`, `%PATH%`); the text is taken as it stands. */
  readonly expands: boolean
}

export interface SplitLine {
  readonly words: readonly Word[]
  /** What follows the command itself: `| grep x`, `&& docker ps`; empty when nothing does. */
  readonly rest: string
  readonly openQuote: boolean
}

/** What stands before a command in the windows of PowerShell and cmd: `PS C:\\Users\\me>`, `C:\\>`. */
const prompt = { powershell: /^\s*PS [^>\n]*>/, cmd: /^\s*[A-Za-z]:\\[^>\n]*>/ }

function withoutPrompt(text: string): string {
  const rest = text.replace(prompt.powershell, '')
  // PowerShell asks for each further line of a command with a mark of its own.
  return rest === text ? text.replace(prompt.cmd, '') : rest.replaceAll(/\n>>[ \t]?/g, '\n')
}

/** Splits what a person copied into words, as that shell would, without expanding anything. */
export function splitLine(text: string, shell: Shell): SplitLine {
  const split = { posix: splitPosix, powershell: splitPowershell, cmd: splitCmd }[shell]
  return split(withoutPrompt(text.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ')).trim())
}

/** The shell that a pasted line was written for, told by its continuations and its paths. */
export function likelyShell(text: string): Shell {
  if (prompt.powershell.test(text)) return 'powershell'
  if (prompt.cmd.test(text)) return 'cmd'
  if (/`[ \t]*\r?\n/.test(text)) return 'powershell'
  if (/\^[ \t]*\r?\n/.test(text)) return 'cmd'
  if (/\\[ \t]*\r?\n/.test(text)) return 'posix'
  if (/\$(?:env:|\{?PWD\b\}?\\)/i.test(text)) return 'powershell'
  if (/%[A-Za-z_]+%|\^["%&|<>^]/.test(text)) return 'cmd'
  return /(?:^|[\s"'=])[A-Za-z]:\\/.test(text) ? (text.includes("'") ? 'powershell' : 'cmd') : 'posix'
}

/** Collects words letter by letter. */
export function wordList() {
  const words: Word[] = []
  let text: string | null = null
  let expands = false
  return {
    words,
    add: (letters: string) => {
      text = `${text ?? ''}${letters}`
    },
    markExpanding: () => {
      expands = true
    },
    isEmpty: () => text === null,
    end: () => {
      if (text !== null) words.push({ text, expands })
      text = null
      expands = false
    },
  }
}
