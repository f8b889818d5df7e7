import type { Readable } from 'node:stream'
import type { TaskResult } from '#shared/contract/tasks.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { familiarReference, parseReference, type ImageReference } from '#shared/image-reference.ts'
import { raceSignal } from '../engine/abort.ts'
import type { Engine } from '../engine/engine.ts'
import { imageIdOf } from './image-id-of.ts'
import { asReadable } from './readable.ts'
import { atRegistry, brokenOff, followProgress, lostEngine } from './progress-lines.ts'
import { createPullReport } from './pull-progress.ts'
import type { RegistryAuth } from './registry-auth.ts'
import type { TaskHandle } from './tasks.ts'

type PullResult = Omit<Extract<TaskResult, { kind: 'pull' }>, 'recreated'>

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
    const familiar = familiarReference({
      ...named,
      tag: named.tag ?? (named.digest === null ? 'latest' : null),
    })
    const before = await standingFor(engine, familiar, handle.signal)
    try {
      const stream = await openPull(engine, auth, named, platform, handle.signal)
      await followProgress(stream, report, handle, (cause) => lostEngine('pull', cause))
    } catch (error) {
      const begun = report.progress(Date.now()).layers.length > 0
      throw brokenOff(atRegistry(error, named.domain, auth), 'pull', begun)
    }
    const after = report.outcome() === null ? await expectImage(engine, familiar, handle.signal) : null
    const same = report.outcome() === 'up-to-date' || (after !== null && after === before)
    const replaced = before === null ? 'first' : 'moved'
    return {
      kind: 'pull',
      reference: familiar,
      outcome: same ? 'same' : before === undefined ? null : replaced,
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

/** The id of what the name stands for; null for nothing, undefined where the engine could not tell: no pull fails by it. */
async function standingFor(
  engine: Engine,
  reference: string,
  signal: AbortSignal,
): Promise<string | null | undefined> {
  try {
    return await imageIdOf(engine, reference, signal)
  } catch (error) {
    signal.throwIfAborted()
    return error instanceof FaultError && error.fault.code === 'not-found' ? null : undefined
  }
}

/** Podman says no last word; an engine that went away does not have the image. */
async function expectImage(engine: Engine, reference: string, signal: AbortSignal): Promise<string> {
  try {
    return await imageIdOf(engine, reference, signal)
  } catch (error) {
    signal.throwIfAborted()
    throw lostEngine('pull', error)
  }
}
