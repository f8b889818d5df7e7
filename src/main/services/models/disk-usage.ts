import type { DiskKind, DiskUsage, KindUsage } from '#shared/contract/disk.ts'
import { number, record, type Raw, records, text } from './raw.ts'

/** `GET /system/df` in parts: the figures, and the rows of each kind as the engine wrote them. */
export interface ReadUsage {
  readonly usage: DiskUsage
  readonly rows: Readonly<Record<DiskKind, readonly Raw[]>>
}

/**
 * `GET /system/df`: `LayersSize`, `Images`, `Containers`, `Volumes`, `BuildCache` up to API 1.52, and from 1.52 on
 * `ImageUsage` and its like, which bring the figures ready (their `Items` only with `verbose=1`). Where both are
 * there the new ones count. The figures of the old shape are added up as the docker CLI does it,
 * but for what images could go: there the new engines' own answer is met.
 */
export function readUsage(answer: unknown): ReadUsage {
  const raw = record(answer)
  const rows = {
    images: rowsOf(raw, 'ImageUsage', 'Images'),
    containers: rowsOf(raw, 'ContainerUsage', 'Containers'),
    volumes: rowsOf(raw, 'VolumeUsage', 'Volumes'),
    'build-cache': rowsOf(raw, 'BuildCacheUsage', 'BuildCache'),
  }
  return {
    usage: {
      kinds: [
        told('images', raw['ImageUsage']) ?? imageUsage(rows.images, number(raw['LayersSize'])),
        told('containers', raw['ContainerUsage']) ?? containerUsage(rows.containers),
        told('volumes', raw['VolumeUsage']) ?? volumeUsage(rows.volumes),
        told('build-cache', raw['BuildCacheUsage']) ?? cacheUsage(rows['build-cache']),
      ],
    },
    rows,
  }
}

/** Bytes of an image's layers that no other image has; null when the engine did not say. */
export function uniqueSize(image: Raw): number | null {
  const shared = number(image['SharedSize'])
  // -1 is "not calculated". VirtualSize is gone since 1.44 and was the same as Size before.
  return shared < 0 || image['SharedSize'] === undefined ? null : Math.max(0, number(image['Size']) - shared)
}

/** Bytes of a volume; null for what was not measured (-1: another driver than local). */
export function volumeSize(volume: Raw): number | null {
  const usage = record(volume['UsageData'])
  return typeof usage['Size'] === 'number' && usage['Size'] >= 0 ? usage['Size'] : null
}

/** Containers that refer to a volume; -1 when it is not known. */
export function volumeUsers(volume: Raw): number {
  const count = record(volume['UsageData'])['RefCount']
  return typeof count === 'number' ? count : -1
}

function rowsOf(raw: Raw, name: string, oldName: string): readonly Raw[] {
  const items = record(raw[name])['Items']
  return records(items ?? raw[oldName])
}

function told(kind: DiskKind, value: unknown): KindUsage | null {
  if (value === undefined || value === null) return null
  const raw = record(value)
  return {
    kind,
    total: number(raw['TotalCount']),
    active: number(raw['ActiveCount']),
    size: number(raw['TotalSize']),
    reclaimable: number(raw['Reclaimable']),
  }
}

/**
 * The old CLI calls a layer reclaimable that two images in use share. Nothing in use needs what unused images have
 * alone, and what is more than all used ones together: the greater of the two is surely free.
 */
function imageUsage(images: readonly Raw[], size: number): KindUsage {
  const inUse = images.filter((image) => number(image['Containers']) !== 0)
  const unused = images.filter((image) => number(image['Containers']) === 0)
  const alone = sum(unused.map((image) => uniqueSize(image) ?? 0))
  const atMost = sum(inUse.map((image) => number(image['Size'])))
  return {
    kind: 'images',
    total: images.length,
    active: images.filter((image) => number(image['Containers']) > 0).length,
    size,
    reclaimable: Math.max(0, alone, size - atMost),
  }
}

function containerUsage(containers: readonly Raw[]): KindUsage {
  const active = containers.filter((container) => /running|paused|restarting/.test(text(container['State'])))
  const size = sum(containers.map((container) => number(container['SizeRw'])))
  return {
    kind: 'containers',
    total: containers.length,
    active: active.length,
    size,
    reclaimable: size - sum(active.map((container) => number(container['SizeRw']))),
  }
}

function volumeUsage(volumes: readonly Raw[]): KindUsage {
  const unused = volumes.filter((volume) => volumeUsers(volume) === 0)
  return {
    kind: 'volumes',
    total: volumes.length,
    active: volumes.filter((volume) => volumeUsers(volume) > 0).length,
    size: sum(volumes.map((volume) => volumeSize(volume) ?? 0)),
    reclaimable: sum(unused.map((volume) => volumeSize(volume) ?? 0)),
  }
}

/** What images share is counted with them; `BuilderSize`, gone since 1.42, counted it twice. */
function cacheUsage(caches: readonly Raw[]): KindUsage {
  const own = caches.filter((cache) => cache['Shared'] !== true)
  const inUse = own.filter((cache) => cache['InUse'] === true)
  const size = sum(own.map((cache) => number(cache['Size'])))
  return {
    kind: 'build-cache',
    total: caches.length,
    active: caches.filter((cache) => cache['InUse'] === true).length,
    size,
    reclaimable: size - sum(inUse.map((cache) => number(cache['Size']))),
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
