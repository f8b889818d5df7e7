import type { ContainerSummary } from '#shared/contract/containers.ts'
import { needsForce } from './moves.ts'

/** What `docker rm` takes along and what it leaves, for one container or many. */
export interface Removal {
  readonly running: readonly ContainerSummary[]
  /** Anonymous volumes: they go only with `--volumes`. */
  readonly anonymousVolumes: readonly string[]
  readonly images: readonly string[]
  readonly namedVolumes: readonly string[]
  readonly hostFolders: readonly string[]
}

export function removalOf(containers: readonly ContainerSummary[]): Removal {
  const mounts = containers.flatMap((container) => container.mounts)
  const volumes = mounts.filter((mount) => mount.type === 'volume')
  return {
    running: containers.filter((container) => needsForce(container.state)),
    anonymousVolumes: sources(volumes.filter((mount) => mount.anonymous)),
    namedVolumes: sources(volumes.filter((mount) => !mount.anonymous)),
    hostFolders: sources(mounts.filter((mount) => mount.type === 'bind')),
    images: unique(containers.map((container) => container.image)),
  }
}

function sources(mounts: readonly { readonly source: string }[]): readonly string[] {
  return unique(mounts.map((mount) => mount.source))
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
