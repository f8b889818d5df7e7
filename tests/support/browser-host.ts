import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** The browser host as a person starts it, built. */
export interface BrowserHost {
  /** A one-time address that nobody has opened yet. */
  readonly address: () => Promise<string>
  /** Settings and log of this host alone. */
  readonly configFolder: string
  readonly pid: number
  /** What it printed. */
  readonly output: () => string
  readonly stop: () => Promise<void>
}

export interface BrowserHostOptions {
  /** A run's folder: what is under it goes with the run. */
  readonly folder: string
  readonly environment: NodeJS.ProcessEnv
  readonly args?: readonly string[]
  /** Of a host before this one, which ended; a new one when none is given. */
  readonly configFolder?: string
  /** A command that runs the host in its turn, such as `setpriv …`. */
  readonly through?: readonly string[]
}

const root = resolve(import.meta.dirname, '../..')
const program = join(root, 'out/main/web.js')
const node = join(root, 'node_modules/.bin/node')

export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  if (!existsSync(program)) throw new Error('Nothing is built yet: run `npm run build` first.')
  const configFolder = options.configFolder ?? mkdtempSync(join(options.folder, 'config-'))
  const [command = node, ...words] = [
    ...(options.through ?? []),
    node,
    program,
    '--no-open',
    ...(options.args ?? []),
  ]
  const child = spawn(command, words, {
    cwd: root,
    env: { ...options.environment, QUAYSIDE_CONFIG_DIR: configFolder },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  const fresh: string[] = []
  const waiting: ((address: string) => void)[] = []
  const read = (line: string) => {
    printed.push(line)
    const address = /http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]+/.exec(line)?.[0]
    if (address === undefined) return
    const first = waiting.shift()
    if (first === undefined) fresh.push(address)
    else first(address)
  }
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', read)
  const ended = once(child, 'exit')
  const output = () => printed.join('\n')
  const nextAddress = async () => {
    const kept = fresh.shift()
    if (kept !== undefined) return kept
    const printedNext = new Promise<string>((resolve) => waiting.push(resolve))
    const over = ended.then(() => Promise.reject(new Error(`The browser host ended.\n${output()}`)))
    return Promise.race([printedNext, over])
  }
  fresh.push(await nextAddress())
  return {
    configFolder,
    pid: child.pid ?? 0,
    output,
    address: () => {
      // Asked for before it is needed: a code is good for one page.
      if (fresh.length === 0) child.stdin.write('new\n')
      return nextAddress()
    },
    stop: async () => {
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), 5000)
      await ended
      clearTimeout(killer)
    },
  }
}
