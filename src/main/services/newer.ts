import type { NewerImage } from '#shared/contract/images.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { familiarName, familiarReference, parseReference } from '#shared/image-reference.ts'
import type { Engine } from '../engine/engine.ts'
import { imageNames } from './models/image-summary.ts'
import { record, text } from './models/raw.ts'
import { atRegistry } from './progress-lines.ts'
import type { RegistryAuth } from './registry-auth.ts'

/**
 * Compares what is here with `GET /distribution/{name}/json`: the engine asks the registry for the digest alone, so
 * that its proxies and mirrors count. `not-found` when the registry has no such tag, or the image is not here.
 */
export async function compareWithRegistry(
  engine: Engine,
  auth: RegistryAuth,
  input: { readonly reference: string },
  signal: AbortSignal,
): Promise<NewerImage> {
  const parsed = parseReference(input.reference)
  if (!parsed.ok || parsed.reference.kind !== 'name') {
    throw new FaultError(fault('bad-input', 'That names no image.', { reference: input.reference }))
  }
  const named = { ...parsed.reference, tag: parsed.reference.tag ?? 'latest' }
  const reference = familiarReference(named)
  const options = { signal, idempotent: true }
  const local: unknown = await engine.call((docker) => docker.getImage(reference).inspect(), options)
  const prefix = `${familiarName(named)}@`
  const here = imageNames(record(local)['RepoDigests'])
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
  const header = await auth.header(named.domain)
  const login = header === null ? {} : { authconfig: { base64: header } }
  try {
    const answer: unknown = await engine.call(
      (docker) => docker.getImage(`${named.domain}/${named.path}:${named.tag}`).distribution({ ...login }),
      options,
    )
    const there = text(record(record(answer)['Descriptor'])['digest'])
    const verdict = here.includes(there) ? 'same' : here.length === 0 ? 'made-here' : 'other'
    return { reference, here, there, verdict }
  } catch (error) {
    throw atRegistry(error, named.domain, auth)
  }
}
