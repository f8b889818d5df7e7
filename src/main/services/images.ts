import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { ImageRemoved } from '#shared/contract/images.ts'
import * as dockerCommand from '#shared/docker-command/images.ts'
import { type Fault, FaultError } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import type { Mirror } from '../engine/mirror.ts'
import { readyItems } from './collection.ts'
import { askDisk } from './disk/engine-calls.ts'
import type { Implementation } from './implementation.ts'
import { inspectImage } from './inspect-image.ts'
import { inspectText } from './inspect-text.ts'
import { imageId } from './models/image-id.ts'
import { imageSizes } from './models/image-size.ts'
import { record, records, text } from './models/raw.ts'
import { compareWithRegistry } from './newer.ts'
import type { Pull } from './pull.ts'
import { pullThenRecreate } from './pull-then-recreate.ts'
import type { Push } from './push.ts'
import type { RegistryAuth } from './registry-auth.ts'
import { searchImages } from './search.ts'
import { tagImage } from './tag.ts'
import { listTags } from './tags.ts'
import type { Tasks } from './tasks.ts'

/** The images domain on one engine; `hubUrl` is where Docker Hub's tags are read. */
export function createImages(parts: {
  readonly engine: Engine
  readonly mirror: Mirror
  readonly tasks: Tasks
  readonly pull: Pull
  readonly push: Push
  readonly auth: RegistryAuth
  readonly hubUrl: string
  readonly edit: Implementation<'edits'>['start']
}): Implementation<'images'> {
  const { engine, mirror, tasks, push, auth, hubUrl } = parts
  return {
    list: (_, { signal }) => readyItems(mirror, (state) => state.images, signal),
    inspect: ({ image }, { signal }) => inspectImage(engine, image, signal),
    inspectText: async ({ image }, { signal }) => ({
      text: await inspectText(engine, `/images/${image}/json`, signal),
    }),
    sizes: async (_, { signal }) =>
      imageSizes(await askDisk(engine, { type: 'image', verbose: '1' }, signal)),
    search: (input, { signal }) => searchImages(engine, auth, input, signal),
    tags: ({ repository }, { signal }) => listTags({ engine, auth, hubUrl }, repository, signal),
    pull: async (input) => pullThenRecreate(parts, input),
    newer: (input, { signal }) => compareWithRegistry(engine, auth, input, signal),
    push: async (input) =>
      tasks.start({ kind: 'push', subject: input.reference, command: dockerCommand.push(input) }, (handle) =>
        push(input, handle),
      ),
    remove: (input) => removeImage(engine, mirror, input),
    tag: ({ image, reference }) => tagImage(engine, image, reference),
  }
}

/** `DELETE /images/{name}`. A conflict names the containers that use the image as people know them. */
async function removeImage(
  engine: Engine,
  mirror: Mirror,
  input: { readonly image: string; readonly force: boolean; readonly noPrune: boolean },
): Promise<ImageRemoved> {
  const { image, force, noPrune } = input
  try {
    const answer: unknown = await engine.call(
      (docker, abortSignal) => docker.getImage(image).remove({ force, noprune: noPrune, abortSignal }),
      { deadline: 120_000 },
    )
    const rows = records(answer)
    return {
      untagged: rows.map((row) => text(row['Untagged'])).filter(Boolean),
      deleted: rows.map((row) => text(row['Deleted'])).filter(Boolean),
    }
  } catch (error) {
    if (!(error instanceof FaultError) || error.fault.code !== 'in-use') throw error
    if (!String(error.fault.detail['reason']).endsWith('container')) throw error
    const users = await usersOf(engine, mirror, image).catch(() => [])
    if (users.length === 0) throw error
    throw new FaultError(heldBy(users, error.fault), error)
  }
}

const alive = new Set<ContainerSummary['state']>(['running', 'paused', 'restarting'])

/**
 * By a name the engine says of any container that force helps; with one that is not stopped, force takes the name alone
 * and leaves the image without one. So it is no next step then.
 */
function heldBy(users: readonly ContainerSummary[], fault: Fault): Fault {
  const running = users.filter(({ state }) => alive.has(state))
  const holding = running.length > 0 ? running : users
  const reason = running.length > 0 ? 'running-container' : 'container'
  const detail = { ...fault.detail, containers: holding.map(({ name }) => name), reason }
  return { ...fault, detail, hint: running.length > 0 ? null : fault.hint }
}

async function usersOf(engine: Engine, mirror: Mirror, image: string): Promise<readonly ContainerSummary[]> {
  const raw: unknown = await engine.call((docker) => docker.getImage(image).inspect(), { idempotent: true })
  const id = imageId(record(raw)['Id'])
  const { containers } = mirror.state()
  const known = containers.status === 'ready' ? containers.items : []
  return known.filter((container) => container.imageId === id)
}
