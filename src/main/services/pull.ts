import type { Readable } from 'node:stream'
import type { TaskResult } from '#shared/contract/tasks.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { familiarReference, parseReference, type ImageReference } from '#shared/image-reference.ts'
import { raceSignal } from '../engine/abort.ts'
import { decodeJsonLines } from '../engine/decode/json-lines.ts'
import type { Engine } from '../engine/engine.ts'
import { faultOfAnswer } from '../engine/faults.ts'
import { record, text } from './models/raw.ts'
import { asReadable } from './readable.ts'
import { createPullReport, type PullReport } from './pull-progress.ts'
import type { RegistryAuth } from './registry-auth.ts'
import type { TaskHandle } from './tasks.ts'

type PullResult = Extract<TaskResult, { kind: 'pull' }>

/** Pulls one image through the engine, as that registry's known account. */
export type Pull = (
  input: { readonly reference: string; readonly platform?: string | undefined },
  handle: TaskHandle,
) => Promise<PullResult>

type Named = Extract<ImageReference, { kind: 'name' }>

/**
 * `POST /images/create`. An error inside the stream is a failure; `handle.signal` destroys the stream, which
 * makes the engine stop the download. A stream that ends without the engine's last word is a lost engine.
 */
export function createPull(engine: Engine, auth: RegistryAuth): Pull {
  return async ({ reference, platform }, handle) => {
    const parsed = parseReference(reference)
    if (!parsed.ok || parsed.reference.kind !== 'name') {
      throw new FaultError(fault('not-found', 'An image id cannot be pulled.', { image: reference }))
    }
    handle.step('pulling')
    const named = parsed.reference
    const report = createPullReport()
    try {
      await follow(await openPull(engine, auth, named, platform, handle.signal), report, handle)
    } catch (error) {
      throw withProblem(error, auth.problem(named.domain))
    }
    const familiar = familiarReference({
      ...named,
      tag: named.tag ?? (named.digest === null ? 'latest' : null),
    })
    if (report.outcome() === null) await expectImage(engine, familiar, handle.signal)
    return {
      kind: 'pull',
      reference: familiar,
      upToDate: report.outcome() === 'up-to-date',
      digest: report.digest(),
    }
  }
}

async function openPull(
  engine: Engine,
  auth: RegistryAuth,
  named: Named,
  platform: string | undefined,
  signal: AbortSignal,
): Promise<Readable> {
  // A credential helper may wait for a person; a cancel does not wait for it.
  const header = await raceSignal(auth.header(named.domain), signal)
  return engine.stream(async (docker, abortSignal) => {
    const options = {
      fromImage: `${named.domain}/${named.path}`,
      tag: named.digest ?? named.tag ?? 'latest',
      ...(platform !== undefined && { platform }),
      abortSignal,
    }
    const login = header === null ? {} : { authconfig: { base64: header } }
    return asReadable(await docker.createImage({ ...options, ...login }))
  }, signal)
}

async function follow(stream: Readable, report: PullReport, handle: TaskHandle): Promise<void> {
  try {
    for await (const lines of decodeJsonLines(stream)) {
      for (const line of lines) {
        if (!line.ok) continue
        const failure = failureIn(line.value)
        if (failure !== '') throw new FaultError(faultOfAnswer(null, failure))
        if (report.take(line.value, Date.now())) handle.progress(report.progress(Date.now()))
      }
    }
  } catch (error) {
    handle.signal.throwIfAborted()
    throw error instanceof FaultError ? error : lostEngine(error)
  }
  handle.signal.throwIfAborted()
}

/** `errorDetail.message`, and `error` beside it before 1.48. */
function failureIn(line: unknown): string {
  const raw = record(line)
  return text(record(raw['errorDetail'])['message']) || text(raw['error'])
}

/** Podman says no last word; an engine that went away does not have the image. */
async function expectImage(engine: Engine, reference: string, signal: AbortSignal): Promise<void> {
  try {
    await engine.call((docker) => docker.getImage(reference).inspect(), { signal, idempotent: true })
  } catch (error) {
    signal.throwIfAborted()
    throw lostEngine(error)
  }
}

/** A registry that wants a login was asked as nobody when the stored one could not be read: the person hears why. */
function withProblem(error: unknown, problem: string | null): unknown {
  if (problem === null || !(error instanceof FaultError) || error.fault.code !== 'unauthorized') return error
  return new FaultError({ ...error.fault, message: `${error.fault.message}\n${problem}` }, error)
}

function lostEngine(cause: unknown): FaultError {
  const message = 'The engine ended the pull before it was finished.'
  return new FaultError(fault('unreachable', message, {}, 'retry'), cause)
}
