import type { CleanScope } from '#shared/clean-scopes.ts'
import type { CleanCandidate } from '#shared/contract/disk.ts'
import { editedName } from '#shared/edited-name.ts'
import { parseReference } from '#shared/image-reference.ts'
import type { Engine } from '../../engine/engine.ts'
import { uniqueSize, volumeSize, volumeUsers } from '../models/disk-usage.ts'
import { containerSummary } from '../models/container-summary.ts'
import { imageSummary } from '../models/image-summary.ts'
import { number, record, type Raw, text, textMap, time } from '../models/raw.ts'
import { askUsage } from './engine-calls.ts'
import { listUnusedNetworks } from './unused-networks.ts'

/** What a clean-up of this scope would take as things stand, the largest first. */
export async function listCandidates(
  engine: Engine,
  scope: CleanScope,
  signal: AbortSignal,
): Promise<readonly CleanCandidate[]> {
  if (scope === 'unused-networks') return listUnusedNetworks(engine, signal)
  const { rows } = await askUsage(engine, signal)
  return candidatesIn(scope, rows).toSorted(
    (one, other) => (other.size ?? 0) - (one.size ?? 0) || one.name.localeCompare(other.name),
  )
}

type Rows = Awaited<ReturnType<typeof askUsage>>['rows']

/** The same of rows that are there already. */
export function candidatesIn(
  scope: Exclude<CleanScope, 'unused-networks'>,
  rows: Rows,
): readonly CleanCandidate[] {
  switch (scope) {
    case 'dangling-images':
      return unusedImages(rows.images).filter((image) => !hasTag(image))
    case 'unused-images':
      return unusedImages(rows.images)
    case 'stopped-containers':
      return rows.containers.flatMap(stoppedContainer)
    case 'anonymous-volumes':
      return rows.volumes.filter(isAnonymous).flatMap(unusedVolume)
    case 'unused-volumes':
      return rows.volumes.flatMap(unusedVolume)
    case 'build-cache':
      return rows['build-cache'].filter((cache) => cache['InUse'] !== true).map(cacheRecord)
  }
}

/** An image that lost its name is told by its whole id, of which nobody reads more than this. */
const shortened = (image: string): string => image.replace(/^sha256:([0-9a-f]{12})[0-9a-f]{52}$/, '$1')

const nothingMore = { references: [], about: '', users: [], savePoint: null, undoOf: null }

function unusedImages(images: readonly Raw[]): readonly CleanCandidate[] {
  return images
    .filter((image) => number(image['Containers']) === 0)
    .map((raw) => {
      const image = imageSummary(raw)
      const references = namesToRemove(image.references, image.digests)
      return {
        ...nothingMore,
        id: image.id,
        name: references.length > 0 ? references.join(', ') : image.id.replace('sha256:', '').slice(0, 12),
        references,
        size: uniqueSize(raw),
        createdAt: image.createdAt,
        savePoint: image.savePoint?.name ?? null,
      }
    })
}

/** A repository's digests go with its last tag: those that no tag takes along are named. */
function namesToRemove(references: readonly string[], digests: readonly string[]): readonly string[] {
  const tagged = new Set(references.map(repositoryOf))
  return [...references, ...digests.filter((digest) => !tagged.has(repositoryOf(digest)))]
}

function repositoryOf(name: string): string {
  const parsed = parseReference(name)
  return parsed.ok && parsed.reference.kind === 'name'
    ? `${parsed.reference.domain}/${parsed.reference.path}`
    : name
}

/** Docker's own prune counts an image that has a digest and no tag as dangling. */
const hasTag = ({ references }: CleanCandidate): boolean => references.some((name) => !name.includes('@'))

function stoppedContainer(raw: Raw): readonly CleanCandidate[] {
  const { id, name, image, createdAt, state } = containerSummary(raw, Date.now())
  if (state !== 'exited' && state !== 'created' && state !== 'dead') return []
  const size = number(raw['SizeRw'])
  return [{ ...nothingMore, id, name, size, createdAt, about: shortened(image), undoOf: editedName(name) }]
}

function isAnonymous(volume: Raw): boolean {
  const labels = textMap(volume['Labels'])
  // Engines before 23 do not mark them: nobody gives a volume such a name.
  return Object.hasOwn(labels, 'com.docker.volume.anonymous') || /^[0-9a-f]{64}$/.test(text(volume['Name']))
}

function unusedVolume(raw: Raw): readonly CleanCandidate[] {
  if (volumeUsers(raw) !== 0) return []
  const name = text(raw['Name'])
  const project = textMap(raw['Labels'])['com.docker.compose.project'] ?? ''
  return [
    {
      ...nothingMore,
      id: name,
      name: isAnonymous(raw) ? name.slice(0, 12) : name,
      size: volumeSize(raw),
      createdAt: time(raw['CreatedAt']),
      about: project,
    },
  ]
}

function cacheRecord(raw: Raw): CleanCandidate {
  const id = text(raw['ID'])
  return {
    ...nothingMore,
    id,
    name: id.slice(0, 12),
    // Shared with an image, which keeps it: nothing is freed.
    size: raw['Shared'] === true ? 0 : number(raw['Size']),
    createdAt: time(raw['LastUsedAt']) ?? time(raw['CreatedAt']),
    about: text(raw['Description']) || text(record(raw)['Type']),
  }
}
