import type { Engine } from '../engine/engine.ts'
import { imageId } from './models/image-id.ts'
import { record } from './models/raw.ts'

/** The id of the image that a name or an id stands for, by `GET /images/NAME/json`; rejects with `not-found` for none. */
export async function imageIdOf(
  engine: Pick<Engine, 'call'>,
  image: string,
  signal: AbortSignal,
): Promise<string> {
  const inspected: unknown = await engine.call((docker) => docker.getImage(image).inspect(), {
    signal,
    idempotent: true,
  })
  return imageId(record(inspected)['Id'])
}
