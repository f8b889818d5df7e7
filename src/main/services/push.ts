import type { Readable } from 'node:stream'
import type { TaskResult } from '#shared/contract/tasks.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { familiarReference, parseReference, type ImageReference } from '#shared/image-reference.ts'
import { raceSignal } from '../engine/abort.ts'
import type { Engine } from '../engine/engine.ts'
import { atRegistry, brokenOff, followProgress, lostEngine } from './progress-lines.ts'
import { createPushReport } from './push-progress.ts'
import { asReadable } from './readable.ts'
import type { RegistryAuth } from './registry-auth.ts'
import type { TaskHandle } from './tasks.ts'

type PushResult = Extract<TaskResult, { kind: 'push' }>
type Named = Extract<ImageReference, { kind: 'name' }>

/** Pushes one tag through the engine, as that registry's known account. */
export type Push = (input: { readonly reference: string }, handle: TaskHandle) => Promise<PushResult>

/** The engine refuses a push without the header; this is what the CLI sends for nobody. */
const nobody = Buffer.from('{}').toString('base64')

/**
 * `POST /images/{name}/push`. An error inside the stream is a failure; `handle.signal` destroys the stream, which
 * makes the engine stop the upload. A push that ends without a digest did not reach the registry.
 */
export function createPush(engine: Engine, auth: RegistryAuth): Push {
  return async ({ reference }, handle) => {
    const parsed = parseReference(reference)
    if (!parsed.ok || parsed.reference.kind !== 'name' || parsed.reference.digest !== null) {
      throw new FaultError(fault('bad-input', 'Only a tag can be pushed.', { reference }))
    }
    handle.step('pushing')
    const named = { ...parsed.reference, tag: parsed.reference.tag ?? 'latest' }
    const report = createPushReport()
    try {
      const stream = await openPush(engine, auth, named, handle.signal)
      await followProgress(stream, report, handle, (cause) => lostEngine('push', cause))
    } catch (error) {
      // A size is told with the first bytes, and stays when a layer waits for its next try.
      const begun = report.progress(Date.now()).layers.some(({ totalBytes }) => totalBytes !== null)
      throw brokenOff(refusedPush(atRegistry(error, named.domain, auth)), 'push', begun)
    }
    if (report.digest() === null) throw lostEngine('push')
    return { kind: 'push', reference: familiarReference(named), digest: report.digest() }
  }
}

async function openPush(
  engine: Engine,
  auth: RegistryAuth,
  named: Named,
  signal: AbortSignal,
): Promise<Readable> {
  // A credential helper may wait for a person; a cancel does not wait for it.
  const header = await raceSignal(auth.header(named.domain), signal)
  return engine.stream(async (docker, abortSignal) => {
    const image = docker.getImage(`${named.domain}/${named.path}`)
    const options = { tag: named.tag ?? 'latest', abortSignal }
    return asReadable(await image.push({ ...options, authconfig: { base64: header ?? nobody } }))
  }, signal)
}

/** Who may read may still not write: its own sentence, for the name is not in doubt. */
function refusedPush(error: unknown): unknown {
  if (!(error instanceof FaultError) || error.fault.code !== 'unauthorized') return error
  if (error.fault.detail['reason'] !== undefined) return error
  return new FaultError({ ...error.fault, detail: { ...error.fault.detail, reason: 'push-refused' } }, error)
}
