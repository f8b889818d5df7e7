export interface EnvFile {
  readonly rows: readonly { readonly name: string; readonly value: string }[]
  /** Lines that `--env-file` refuses, and names without a value, which it would take from the shell. */
  readonly left: readonly string[]
}

const isVariable = (line: string) => /^[^\s=]+=/.test(line)

/** Reads a .env file as docker's `--env-file` does: `#` begins a comment, quotes are part of the value. */
export function readEnvFile(text: string): EnvFile {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trimStart())
    .filter((line) => line !== '' && !line.startsWith('#'))
  return {
    rows: lines.filter(isVariable).map((line) => {
      const equals = line.indexOf('=')
      return { name: line.slice(0, equals), value: line.slice(equals + 1) }
    }),
    left: lines.filter((line) => !isVariable(line)),
  }
}
