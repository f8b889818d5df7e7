import { setTimeout as delay } from 'node:timers/promises'
import { Transform } from 'node:stream'
import type { FileChange } from '#shared/contract/containers.ts'
import type { ComparisonPart } from '#shared/contract/save-points.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { linkSignals } from '../../engine/abort.ts'
import type { Engine } from '../../engine/engine.ts'
import { faultErrorOf } from '../../engine/faults.ts'
import { imageIdOf } from '../image-id-of.ts'
import { fileChange } from '../models/file-change.ts'
import { imageId } from '../models/image-id.ts'
import { record } from '../models/raw.ts'
import { openSavedImages } from '../open-saved-images.ts'
import { asReadable } from '../readable.ts'
import { difference } from './difference.ts'
import { applyLayer, emptyTree, putEntry, removePath, type TreeNode } from './file-tree.ts'
import { readTar } from './read-tar.ts'
import { readSavedImages, type SavedImage } from './saved-images.ts'

/** A save point and what it is compared with. */
export interface Question {
  readonly from: string
  readonly to:
    | { readonly kind: 'image'; readonly image: string }
    | { readonly kind: 'container'; readonly id: string }
}

interface Reading {
  readonly engine: Engine
  readonly signal: AbortSignal
  /** Counts what came from the engine. */
  readonly read: (bytes: number) => void
}

const progressGap = 200
/** As many rows go into one message. */
const partLength = 2000
/** The engine walks over all files of a container. */
const slow = 120_000

/**
 * The parts of a comparison. It ends with its reader and with `signal`; what the engine still sends is then cut.
 */
export function compareFiles(
  engine: Engine,
  question: Question,
  signal: AbortSignal,
): AsyncIteratorObject<ComparisonPart, unknown, void> {
  const link = linkSignals([signal])
  const parts = partsOf(engine, question, link.signal)
  const leave = () => {
    link.abort(new FaultError(fault('cancelled', 'The comparison was left.')))
    link.release()
  }
  const stream: AsyncIteratorObject<ComparisonPart, unknown, void> = {
    next: () => parts.next(),
    return: async () => {
      leave()
      return parts.return(undefined)
    },
    [Symbol.asyncIterator]: () => stream,
    [Symbol.asyncDispose]: async () => leave(),
  }
  return stream
}

async function* partsOf(
  engine: Engine,
  question: Question,
  signal: AbortSignal,
): AsyncGenerator<ComparisonPart, undefined, void> {
  let readBytes = 0
  let ended = false
  const reading = { engine, signal, read: (bytes: number) => (readBytes += bytes) }
  const work = changesBetween(reading, question).finally(() => (ended = true))
  // Told below as well; this keeps a failure from going unheard when the reader left first.
  work.catch(() => undefined)
  for (let told = 0; ;) {
    await Promise.race([work, delay(progressGap, undefined, { signal })])
    if (ended) break
    if (readBytes !== told) yield { kind: 'progress', readBytes }
    told = readBytes
  }
  const changes = await work
  for (let start = 0; start === 0 || start < changes.length; start += partLength) {
    yield { kind: 'changes', changes: changes.slice(start, start + partLength) }
  }
  return undefined
}

async function changesBetween(reading: Reading, { from, to }: Question): Promise<readonly FileChange[]> {
  const { engine, signal } = reading
  try {
    const before = await imageIdOf(engine, from, signal)
    if (to.kind === 'container') return await changesSince(reading, { id: before, reference: from }, to.id)
    const after = await imageIdOf(engine, to.image, signal)
    if (before === after) return []
    const saved = await savedImages(reading, [from, to.image])
    const one = imageOf(saved, { id: before, reference: from })
    const other = imageOf(saved, { id: after, reference: to.image })
    return difference(treeOf(one), treeOf(other))
  } catch (error) {
    signal.throwIfAborted()
    throw lostInTheMiddle(error)
  }
}

interface Wanted {
  readonly id: string
  readonly reference: string
}

/** The engine itself tells what a container changed since its image; only another image needs the tars. */
async function changesSince(reading: Reading, from: Wanted, id: string): Promise<readonly FileChange[]> {
  const { engine, signal } = reading
  const options = { idempotent: true, signal, deadline: slow }
  const image = imageId(
    record(
      await engine.call((docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }), options),
    )['Image'],
  )
  const rows: unknown = await engine.call(
    (docker, abortSignal) => docker.getContainer(id).changes({ abortSignal }),
    options,
  )
  const changes = Array.isArray(rows) ? rows.map(fileChange) : []
  if (image === from.id) return changes
  const saved = await savedImages(reading, [from.reference, image])
  const before = treeOf(imageOf(saved, from))
  const now = treeOf(imageOf(saved, { id: image, reference: image }))
  await applyChanges(reading, now, id, changes)
  return difference(before, now)
}

/** Brings a container's image up to what the container is now; the changed files are read from its export. */
async function applyChanges(
  reading: Reading,
  tree: TreeNode,
  id: string,
  changes: readonly FileChange[],
): Promise<void> {
  for (const { kind, path } of changes) if (kind === 'deleted') removePath(tree, path)
  const wanted = new Set(changes.filter(({ kind }) => kind !== 'deleted').map(({ path }) => path))
  if (wanted.size === 0) return
  const tar = await reading.engine.stream(
    async (docker, abortSignal) => asReadable(await docker.getContainer(id).export({ abortSignal })),
    reading.signal,
  )
  for (const entry of await readTar([tar, counter(reading.read)], (path) => wanted.has(path)))
    putEntry(tree, entry)
}

async function savedImages(reading: Reading, names: readonly string[]): Promise<readonly SavedImage[]> {
  const tar = await reading.engine.stream(
    (docker, abortSignal) => openSavedImages(docker, names, abortSignal),
    reading.signal,
  )
  return readSavedImages([tar, counter(reading.read)])
}

function counter(read: (bytes: number) => void): Transform {
  return new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      read(chunk.length)
      done(null, chunk)
    },
  })
}

/** The containerd store names images by their manifest, of which the saved configuration knows nothing. */
function imageOf(saved: readonly SavedImage[], { id, reference }: Wanted): SavedImage {
  const found =
    saved.find(({ config }) => id === `sha256:${config}`) ??
    saved.find(({ references }) => references.includes(reference))
  if (found === undefined) {
    throw new FaultError(fault('engine-error', `The engine did not save ${reference}.`, { image: reference }))
  }
  return found
}

function treeOf({ layers }: SavedImage): TreeNode {
  const tree = emptyTree()
  for (const layer of layers) applyLayer(tree, layer)
  return tree
}

/** A tar that ends early is an engine that went away, whatever the parser says of it. */
function lostInTheMiddle(error: unknown): FaultError {
  if (error instanceof FaultError) return error
  const known = faultErrorOf(error)
  if (known.fault.code !== 'internal') return known
  return new FaultError(fault('unreachable', known.fault.message, {}, 'retry'), error)
}
