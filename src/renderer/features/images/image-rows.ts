import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Settings } from '#shared/contract/desktop.ts'
import type { ImageSummary } from '#shared/contract/images.ts'
import type { SavePoint } from '#shared/save-points.ts'
import type { SizesById } from './image-sizes.ts'

/** One line of `docker images`: an image with three tags is three lines, one without a name is one. */
export interface ImageRow {
  readonly key: string
  readonly id: string
  /** What commands are given: the reference, or the id of an image without a name. */
  readonly reference: string
  readonly repository: string | null
  readonly tag: string | null
  readonly dangling: boolean
  /** `repository@sha256:…`, as registries gave them. */
  readonly digests: readonly string[]
  readonly savePoint: SavePoint | null
  readonly createdAt: number
  readonly size: number
  /** null while the containers are not known. */
  readonly usedBy: readonly ContainerSummary[] | null
}

export type Sort = Settings['imagesSort']
export type SortKey = Sort['key']

/** `containers` is null while they are not known: then nobody can say that an image is unused. */
export function imageRows(
  images: readonly ImageSummary[],
  containers: readonly ContainerSummary[] | null,
): readonly ImageRow[] {
  if (containers === null) return images.flatMap((image) => rowsOf(image, null))
  const users = new Map<string, ContainerSummary[]>()
  for (const container of containers) {
    const known = users.get(container.imageId)
    if (known) known.push(container)
    else users.set(container.imageId, [container])
  }
  return images.flatMap((image) => rowsOf(image, users.get(image.id) ?? nobody))
}

const nobody: readonly ContainerSummary[] = []

function rowsOf(image: ImageSummary, usedBy: ImageRow['usedBy']): readonly ImageRow[] {
  const { id, createdAt, size, savePoint, digests } = image
  const shared = { id, createdAt, size, savePoint, digests, usedBy }
  if (image.references.length > 0) {
    return image.references.map((reference) => {
      const [repository, tag] = splitTag(reference)
      return { ...shared, key: `${image.id} ${reference}`, reference, repository, tag, dangling: false }
    })
  }
  const repository = image.digests[0]?.split('@')[0] ?? null
  return [{ ...shared, key: image.id, reference: image.id, repository, tag: null, dangling: image.dangling }]
}

/** `host:5000/app:1.0` into its name and its tag: the colon of a port is none of a tag. */
export function splitTag(reference: string): [repository: string, tag: string | null] {
  const colon = reference.lastIndexOf(':')
  if (colon <= reference.lastIndexOf('/')) return [reference, null]
  return [reference.slice(0, colon), reference.slice(colon + 1)]
}

/** The twelve characters that the CLI shows of an id. */
export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12)
}

/** Rows whose name (in short or in full), tag, id, digest or users hold every typed word. */
export function filterRows(rows: readonly ImageRow[], text: string): readonly ImageRow[] {
  const words = text.toLowerCase().split(/\s+/).map(asListed).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const held = textOf(row)
    return words.every((word) => held.includes(word))
  })
}

/** The digest of another repository says only what the image is, and not its name. */
function asOwn(digest: string, row: ImageRow): string {
  return row.repository !== null && digest.startsWith(`${row.repository}@`)
    ? digest
    : digest.slice(digest.indexOf('@') + 1)
}

/** The full form of a name on Docker Hub, as it is shown and copied elsewhere, is looked for as it stands in the list. */
function asListed(word: string): string {
  return word.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '')
}

const texts = new WeakMap<ImageRow, string>()

/** Everything that is looked at, a line each, so that no word is found across two; made once for each row. */
function textOf(row: ImageRow): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const text = [
    `${row.repository ?? '<none>'}:${row.tag ?? '<none>'}`,
    row.id,
    row.dangling ? 'dangling' : '',
    ...row.digests.map((digest) => asOwn(digest, row)),
    ...(row.usedBy ?? []).map((container) => container.name),
    row.savePoint?.name ?? '',
  ]
    .join('\n')
    .toLowerCase()
  texts.set(row, text)
  return text
}

const notMeasured: SizesById = new Map()

/** Orders rows; names decide between equals, so that a refresh never shuffles. What was not measured is least. */
export function sortRows(
  rows: readonly ImageRow[],
  sort: Sort,
  sizes: SizesById = notMeasured,
): readonly ImageRow[] {
  const sign = sort.descending ? -1 : 1
  return [...rows].sort((a, b) => sign * compare(a, b, sort.key, sizes) || byName(a, b))
}

function compare(a: ImageRow, b: ImageRow, key: SortKey, sizes: SizesById): number {
  switch (key) {
    case 'repository':
      return byName(a, b)
    case 'created':
      return a.createdAt - b.createdAt
    case 'size':
      return a.size - b.size
    case 'shared':
    case 'unique':
      return (sizes.get(a.id)?.[key] ?? -1) - (sizes.get(b.id)?.[key] ?? -1)
    case 'usedBy':
      return (a.usedBy?.length ?? 0) - (b.usedBy?.length ?? 0)
  }
}

function byName(a: ImageRow, b: ImageRow): number {
  if ((a.repository === null) !== (b.repository === null)) return a.repository === null ? 1 : -1
  return compareText(a.repository ?? a.id, b.repository ?? b.id) || compareText(a.tag ?? '', b.tag ?? '')
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What a person reads for a row: the reference, or the short id of an image without a name. */
export function rowName(row: ImageRow): string {
  return row.tag === null ? shortId(row.id) : row.reference
}
