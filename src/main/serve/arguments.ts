export interface Arguments {
  /** 0 lets the system choose. */
  readonly port: number
  readonly open: boolean
}

const usage = 'quayside-web [--port N] [--no-open]'

/** The browser host's command line, or one sentence about what is wrong with it. */
export function parseArguments(argv: readonly string[]): Arguments | { readonly problem: string } {
  let port = 0
  let open = true
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? ''
    if (word === '--no-open') open = false
    else if (word === '--port' || word.startsWith('--port=')) {
      const value = word === '--port' ? (argv[(at += 1)] ?? '') : word.slice('--port='.length)
      port = /^\d{1,5}$/.test(value) ? Number(value) : 0
      if (port < 1 || port > 65_535)
        return { problem: `--port takes a number from 1 to 65535, not "${value}".` }
    } else return { problem: `"${word}" is not known here. Usage: ${usage}` }
  }
  return { port, open }
}

/** Why the host could not start, as one sentence. */
export function startProblem(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return `Port ${port} is in use: choose another with --port.`
  if (code === 'EACCES') return `Port ${port} needs more rights than this process has: choose one above 1023.`
  return `Quayside could not start: ${error instanceof Error ? error.message : String(error)}`
}
