import type { MountSummary } from '#shared/contract/containers.ts'
import { record, records, text } from './raw.ts'

const types: readonly MountSummary['type'][] = ['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image']

/** The `Mounts` of a list row or of an inspection; `tmpfs` is HostConfig.Tmpfs, which `Mounts` leaves out. */
export function mountSummaries(mounts: unknown, tmpfs: unknown = null): readonly MountSummary[] {
  const listed = records(mounts).map((mount): MountSummary => {
    const type = types.find((known) => known === mount['Type']) ?? 'bind'
    const volume = text(mount['Name'])
    return {
      type,
      source: type === 'volume' ? volume : type === 'tmpfs' ? '' : text(mount['Source']),
      target: text(mount['Destination']),
      readOnly: mount['RW'] === false,
      anonymous: type === 'volume' && /^[0-9a-f]{64}$/.test(volume),
    }
  })
  const temporary = Object.entries(record(tmpfs)).map(([target, options]): MountSummary => {
    const readOnly = text(options).split(',').includes('ro')
    return { type: 'tmpfs', source: '', target, readOnly, anonymous: false }
  })
  return [...listed, ...temporary].toSorted((a, b) => a.target.localeCompare(b.target))
}
