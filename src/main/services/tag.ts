import { FaultError, fault } from '#shared/faults.ts'
import { parseReference } from '#shared/image-reference.ts'
import type { Engine } from '../engine/engine.ts'

/** `POST /images/{name}/tag`; `latest` when the reference names no tag. */
export async function tagImage(engine: Engine, image: string, reference: string): Promise<void> {
  const parsed = parseReference(reference)
  if (!parsed.ok || parsed.reference.kind !== 'name') {
    throw new FaultError(fault('bad-input', 'That is no name for an image.', { reference }))
  }
  const { domain, path, tag } = parsed.reference
  await engine.call((docker) =>
    docker.getImage(image).tag({ repo: `${domain}/${path}`, tag: tag ?? 'latest' }),
  )
}
