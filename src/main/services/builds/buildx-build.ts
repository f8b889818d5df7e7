import { spawn } from 'node:child_process'
import type { ChildProcess, StdioOptions } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { BuildOptions } from '#shared/contract/builds.ts'
import { buildxWords } from '#shared/docker-command/builds.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { secretName } from '#shared/secret-names.ts'
import { asError, linkSignals } from '../../engine/abort.ts'
import type { JsonLine } from '../../engine/decode/json-lines.ts'
import { buildkitFault } from './buildkit-fault.ts'
import { createRawJsonDecoder } from './rawjson-decoder.ts'
import { createRawJsonLines } from './rawjson-lines.ts'
import type { Report } from './report.ts'
import type { BuildSource } from './source.ts'
import { veilFor } from './veil.ts'

interface Parts {
  /** The chosen engine's, by `environmentFor`. */
  readonly env: NodeJS.ProcessEnv
  readonly report: Report
  readonly signal: AbortSignal
  readonly building: () => void
  /** The docker CLI. */
  readonly program?: string
}

/** Milliseconds that an interrupted CLI has to end its build. */
const longestFarewell = 10_000
/** Lines that were no progress: what the CLI itself had to say. */
const mostWords = 40

/**
 * `docker buildx build --progress=rawjson`, spawned without a shell; answers the image's id. `signal` interrupts it,
 * which ends the build at BuildKit. Rejects with a FaultError that points at the step where one failed.
 */
export async function buildByBuildx(
  parts: Parts,
  source: BuildSource,
  options: BuildOptions,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quayside-build-'))
  try {
    const idFile = join(folder, 'image-id')
    const { env, args } = withoutSecrets(parts.env, buildxWords(source, options).slice(1))
    const given = [...args.slice(0, 2), '--progress=rawjson', '--load', '--iidfile', idFile, ...args.slice(2)]
    const stdio: StdioOptions = ['pipe', 'ignore', 'pipe']
    const child = spawn(parts.program ?? 'docker', given, { env, stdio, detached: hasGroups })
    await attend(child, { ...parts, veil: veilFor(options) }, source)
    return (await readFile(idFile, 'utf8')).trim()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What looks secret goes by the environment: an argv can be read by everybody on this computer. */
function withoutSecrets(env: NodeJS.ProcessEnv, words: readonly string[]) {
  const moved: Record<string, string> = {}
  const args = words.map((word, index) => {
    const [, name = '', value = ''] = /^([^=]+)=([\s\S]*)$/.exec(word) ?? []
    if (words[index - 1] !== '--build-arg' || !secretName.test(name)) return word
    moved[name] = value
    return name
  })
  return { env: { ...env, ...moved }, args }
}

interface Attended extends Parts {
  readonly veil: (text: string) => string
}

/** Windows has no process groups to signal. */
const hasGroups = process.platform !== 'win32'

/** The plugin with its CLI: older CLIs do not pass a signal on, and the plugin would build to its end. */
function signalBoth(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (hasGroups && child.pid !== undefined) process.kill(-child.pid, name)
    else child.kill(name)
  } catch {
    // It has ended.
  }
}

async function attend(child: ChildProcess, parts: Attended, source: BuildSource): Promise<void> {
  const { signal, building } = parts
  const link = linkSignals([signal])
  const interrupt = (): void => {
    signalBoth(child, 'SIGINT')
    const timer = setTimeout(() => signalBoth(child, 'SIGKILL'), longestFarewell)
    child.once('exit', () => {
      clearTimeout(timer)
      // What it left running may hold its output open.
      child.stderr?.destroy()
    })
  }
  link.signal.addEventListener('abort', interrupt, { once: true })
  if (link.signal.aborted) interrupt()
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(new FaultError(fault('unsupported', error.message), error)))
    child.once('close', resolve)
  })
  ended.catch(() => undefined)
  const feeding = feed(child, source, link.signal).catch((error: unknown) => {
    // A CLI that ended early closes its input; what it said is the reason.
    if (!isClosedPipe(error)) link.abort(error)
  })
  try {
    building()
    const heard = await listen(child, parts)
    const code = await ended
    await feeding
    // A cancel that comes behind the last step finds an image that is there.
    if (code === 0) return
    link.signal.throwIfAborted()
    throw new FaultError(buildkitFault(heard))
  } catch (error) {
    throw link.signal.aborted ? link.signal.reason : error
  } finally {
    link.release()
  }
}

function feed(child: ChildProcess, source: BuildSource, signal: AbortSignal): Promise<void> {
  if (!child.stdin) return Promise.resolve()
  const input =
    source.folder === null
      ? source.tar(signal)
      : Readable.from(source.dockerfileText === null ? [] : [Buffer.from(source.dockerfileText)])
  return pipeline(input, child.stdin)
}

const isClosedPipe = (error: unknown): boolean =>
  ['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET'].includes(String(Reflect.get(asError(error), 'code')))

async function listen(child: ChildProcess, { report, veil }: Attended) {
  const lines = createRawJsonLines(report, veil)
  const decoder = createRawJsonDecoder()
  let words: readonly string[] = []
  const take = (line: JsonLine): void => {
    if (line.ok) lines.take(line.value)
    else words = [...words, veil(line.text)].slice(-mostWords)
  }
  for await (const chunk of child.stderr ?? []) {
    const bytes: unknown = chunk
    if (Buffer.isBuffer(bytes)) decoder.push(bytes).forEach(take)
  }
  decoder.finish().forEach(take)
  return { words, failure: lines.failure() }
}
