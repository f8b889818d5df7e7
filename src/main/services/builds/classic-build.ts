import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { BuildOptions } from '#shared/contract/builds.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { linkSignals } from '../../engine/abort.ts'
import { decodeJsonLines } from '../../engine/decode/json-lines.ts'
import type { Engine } from '../../engine/engine.ts'
import { faultErrorOf } from '../../engine/faults.ts'
import { asReadable } from '../readable.ts'
import { forBuildKit } from './buildkit-only.ts'
import { createClassicLines } from './classic-lines.ts'
import { registriesOf } from './registries-of.ts'
import type { Report } from './report.ts'
import type { BuildSource } from './source.ts'

interface Parts {
  readonly engine: Engine
  /** `X-Registry-Config`, with the accounts of these registries too. */
  readonly credentials: (registries: readonly string[]) => Promise<string | null>
  readonly report: Report
  readonly signal: AbortSignal
  /** The engine has the context and builds. */
  readonly building: () => void
}

/**
 * `POST /build` with the classic builder; answers the image's id. `signal` destroys the request, and the engine then
 * kills what runs and removes it. Rejects with a FaultError; what the Dockerfile has wrong is told with its step or line.
 */
export async function buildClassic(
  { engine, credentials, report, signal, building }: Parts,
  source: BuildSource,
  options: BuildOptions,
): Promise<string> {
  const text = await textOf(source)
  const link = linkSignals([signal])
  const tar = source.tar(link.signal)
  // A context that cannot be read ends the build; the request would wait for the rest of it.
  tar.once('error', link.abort)
  const lines = createClassicLines(report)
  try {
    const config = await credentials(registriesOf(text, options.args))
    const answer = await openBuild(engine, tar, { source, options, config }, link.signal)
    building()
    for await (const batch of decodeJsonLines(answer))
      for (const line of batch) if (line.ok) lines.take(line.value, Date.now())
  } catch (error) {
    // A cancel that comes behind the engine's last word finds an image that is there.
    const built = lines.finalImageId()
    if (signal.aborted && built !== null) return built
    signal.throwIfAborted()
    const cause = link.signal.aborted ? link.signal.reason : error
    const refused = refusedDockerfile(faultErrorOf(cause), source.dockerfile)
    throw new FaultError(forBuildKit(refused.fault, text), refused)
  } finally {
    tar.destroy()
    link.release()
  }
  const failure = lines.failure()
  const imageId = lines.imageId()
  if (imageId !== null && !failure) return imageId
  signal.throwIfAborted()
  throw new FaultError(failure ? forBuildKit(failure.fault, text) : lostEngine)
}

async function textOf({ folder, dockerfile, dockerfileText }: BuildSource): Promise<string> {
  if (dockerfileText !== null || folder === null) return dockerfileText ?? ''
  // Whoever packs it says what is wrong with it.
  return readFile(join(folder, dockerfile), 'utf8').catch(() => '')
}

const lostEngine = fault('unreachable', 'The engine ended the build before it was finished.', {}, 'retry')

interface Question {
  readonly source: BuildSource
  readonly options: BuildOptions
  readonly config: string | null
}

function openBuild(
  engine: Engine,
  tar: Readable,
  { source, options, config }: Question,
  signal: AbortSignal,
): Promise<Readable> {
  const query = {
    t: [...options.tags],
    dockerfile: source.dockerfile,
    buildargs: JSON.stringify(Object.fromEntries(options.args.map(({ name, value }) => [name, value]))),
    labels: JSON.stringify(options.labels),
    target: options.target,
    ...(options.platform !== '' && { platform: options.platform }),
    ...(options.noCache && { nocache: '1' }),
    ...(options.pull && { pull: '1' }),
    // What a failed step leaves is nobody's: the CLI keeps such containers unless it is told --force-rm.
    rm: '1',
    forcerm: '1',
    version: '1',
  }
  const login = config === null ? {} : { registryconfig: { base64: config } }
  return engine.stream(async (docker, abortSignal) => {
    const sent: object = { ...query, ...login, abortSignal }
    return asReadable(await docker.buildImage(tar, sent))
  }, signal)
}

/** `dockerfile parse error line 3: unknown instruction: RUNN`, and what the builder says of a target or a first FROM. */
function refusedDockerfile(error: FaultError, dockerfile: string): FaultError {
  const { message } = error.fault
  const line = /(?:parse error (?:on )?line|line) (\d+)/i.exec(message)?.[1]
  if (!/dockerfile|unknown instruction|failed to reach build target|no build stage/i.test(message))
    return error
  const place = line === undefined ? {} : { line: Number(line) }
  const detail = { ...error.fault.detail, reason: 'dockerfile', name: dockerfile, ...place }
  return new FaultError(fault('bad-input', message, detail), error)
}
