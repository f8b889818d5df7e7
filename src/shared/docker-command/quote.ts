/** A command line as its words, `docker` first. */
export type Argv = readonly string[]

/** The words that are typed by now: nothing stands for a name that is still to come. */
export function typedSoFar(argv: Argv): Argv {
  return argv.filter((word) => word !== '')
}

export type Shell = 'posix' | 'powershell' | 'cmd'

/** The line that a person pastes into that shell so that the program gets exactly `argv`. */
export function shellLine(argv: Argv, shell: Shell = 'posix'): string {
  return argv.map((word) => quoteWord[shell](word)).join(' ')
}

const quoteWord: Readonly<Record<Shell, (word: string) => string>> = {
  posix: quotePosix,
  powershell: quotePowershell,
  cmd: quoteCmd,
}

function quotePosix(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word
  // Control characters would act on the terminal while they are pasted; bash, zsh and POSIX 2024 know $'…'.
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(word)) return quoteAnsiC(word)
  return `'${word.replaceAll("'", `'\\''`)}'`
}

function quoteAnsiC(word: string): string {
  const escaped = word
    .replaceAll(/['\\]/g, (character) => `\\${character}`)
    // Three octal digits: a hexadecimal escape would swallow a digit that follows.
    .replaceAll(
      /[\u0000-\u001f\u007f]/g,
      (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
    )
  return `$'${escaped}'`
}

/** PowerShell 7.3 and newer hand an argument over as it is; typographic single quotes end a string too. */
function quotePowershell(word: string): string {
  if (/^(?:[A-Za-z0-9_./\\:=+][A-Za-z0-9_./\\:=+-]*|--?[A-Za-z0-9_=-]+)$/.test(word)) return word
  return `'${word.replaceAll(/['\u2018\u2019\u201a\u201b]/g, (quote) => quote + quote)}'`
}

/** Quoted for CommandLineToArgvW; where cmd would still act (% ! ^ "), each of its characters gets a caret. */
function quoteCmd(word: string): string {
  if (/^[A-Za-z0-9_@+:./\\=-]+$/.test(word)) return word
  const quoted = `"${word.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\*)$/, '$1$1')}"`
  return /[%!^"]/.test(word) ? quoted.replaceAll(/[()%!^"<>&|]/g, '^$&') : quoted
}
