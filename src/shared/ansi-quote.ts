const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/**
 * What stands in `$'…'`, as bash and POSIX 2024 have it, and where it ends; `from` is the first letter within
 * the quotes. Null when it is never closed.
 */
export function ansiQuote(
  line: string,
  from: number,
): { readonly text: string; readonly end: number } | null {
  const quoted = /^(?:[^'\\]|\\[^])*'/.exec(line.slice(from))?.[0]
  if (quoted === undefined) return null
  const text = quoted
    .slice(0, -1)
    .replaceAll(/\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|[^])/g, (_match, escape: string) => {
      if (/^[0-7]/.test(escape)) return String.fromCharCode(Number.parseInt(escape, 8))
      if (/^[xu]./.test(escape)) return String.fromCharCode(Number.parseInt(escape.slice(1), 16))
      return simpleEscapes[escape] ?? escape
    })
  return { text, end: from + quoted.length }
}
