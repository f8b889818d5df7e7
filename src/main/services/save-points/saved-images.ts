import { posix } from 'node:path'
import { Readable, type Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createZstdDecompress } from 'node:zlib'
import { extract, type Extract, type ExtractEvents } from 'tar-stream'
import { FaultError, fault } from '#shared/faults.ts'
import { familiarReference, parseReference } from '#shared/image-reference.ts'
import { type Raw, records, text, texts } from '../models/raw.ts'
import { absolute, readTar } from './read-tar.ts'
import type { TreeEntry } from './file-tree.ts'

/** One image of `docker save`: the files of each of its layers, lowest first. */
export interface SavedImage {
  /** Hexadecimal digest of its configuration: the image's id, except in the containerd store. */
  readonly config: string
  /** In familiar form. */
  readonly references: readonly string[]
  readonly layers: readonly (readonly TreeEntry[])[]
}

type Content = ExtractEvents['entry'][1]

interface Found {
  readonly layers: Map<string, readonly TreeEntry[]>
  /** A layer that an image before it has too is a link to it. */
  readonly links: Map<string, string>
  manifest: unknown
}

const longestManifest = 4 * 1024 * 1024

/**
 * Reads what `GET /images/get` sends, in the layout of Docker up to 24 (`ID/layer.tar`) and in that of OCI since
 * (`blobs/sha256/…`). The list of which layer is whose comes last, so the names in all of them are kept until then.
 */
export async function readSavedImages(tar: readonly [Readable, ...Duplex[]]): Promise<readonly SavedImage[]> {
  const found: Found = { layers: new Map(), links: new Map(), manifest: null }
  const parser = extract()
  await Promise.all([pipeline([...tar, parser]), takeAll(parser, found)])
  const { manifest } = found
  if (manifest === null)
    throw new FaultError(fault('engine-error', 'The saved images have no manifest.json.'))
  return records(manifest).map((raw) => savedImage(raw, found))
}

async function takeAll(parser: Extract, found: Found): Promise<void> {
  for await (const content of parser) {
    const { name, type, linkname } = content.header
    const path = absolute(name)
    if (path === '/manifest.json') {
      found.manifest = JSON.parse(await wholeText(content))
      continue
    }
    if (isLayer(path) && type === 'file') found.layers.set(path, await readLayer(content))
    else await drained(content)
    if (type === 'symlink') found.links.set(path, posix.resolve(posix.dirname(path), linkname))
  }
}

function isLayer(path: string): boolean {
  return path.startsWith('/blobs/') || path.endsWith('/layer.tar')
}

function savedImage(raw: Raw, { layers, links }: Found): SavedImage {
  const find = (name: string): readonly TreeEntry[] => {
    const path = absolute(name)
    const layer = layers.get(links.get(path) ?? path)
    if (layer === undefined) throw new FaultError(fault('engine-error', `The saved images lack ${name}.`))
    return layer
  }
  return {
    config: posix.basename(text(raw['Config']), '.json'),
    references: texts(raw['RepoTags']).map((name) => {
      const parsed = parseReference(name)
      return parsed.ok ? familiarReference(parsed.reference) : name
    }),
    layers: texts(raw['Layers']).map(find),
  }
}

/** A layer's files; none of a blob that is a configuration or a manifest. Layers may be compressed. */
async function readLayer(content: Content): Promise<readonly TreeEntry[]> {
  const chunks = bytesOf(content)
  const first = await chunks.next()
  const head = first.done === true ? new Uint8Array() : first.value
  const whole = Readable.from(following(head, chunks), { objectMode: false })
  if (head[0] === 0x7b) {
    await drained(whole)
    return []
  }
  return readTar([whole, ...unpackerOf(head)], () => true)
}

function unpackerOf(head: Uint8Array): readonly Duplex[] {
  if (head[0] === 0x1f && head[1] === 0x8b) return [createGunzip()]
  return head[0] === 0x28 && head[1] === 0xb5 ? [createZstdDecompress()] : []
}

async function* following(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  for (;;) {
    const next = await rest.next()
    if (next.done === true) return
    yield next.value
  }
}

async function* bytesOf(content: Content): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) if (chunk instanceof Uint8Array) yield chunk
}

function drained(content: Content | Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    content.on('end', resolve).on('error', reject).resume()
  })
}

async function wholeText(content: Content): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of bytesOf(content)) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > longestManifest) throw new FaultError(fault('engine-error', 'The manifest is too long.'))
  }
  return Buffer.concat(chunks).toString('utf8')
}
