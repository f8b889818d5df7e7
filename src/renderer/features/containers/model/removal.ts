import type { ContainerSummary } from '#shared/contract/containers.ts'
import { needsForce } from './moves.ts'

/** What `docker rm` takes along and what it leaves, for one container or many. */
export interface Removal {
  readonly running: readonly ContainerSummary[]
  /** Anonymous volumes: they go only with `--volumes`. */
  readonly anonymousVolumes: readonly string[]
  /** Anonymous ones that a container which stays uses too: the engine keeps them. */
  readonly sharedVolumes: readonly string[]
  readonly images: readonly string[]
  readonly namedVolumes: readonly string[]
  readonly hostFolders: readonly string[]
}

export function removalOf(
  containers: readonly ContainerSummary[],
  staying: readonly ContainerSummary[] = [],
): Removal {
  const mounts = containers.flatMap((container) => container.mounts)
  const volumes = mounts.filter((mount) => mount.type === 'volume')
  const used = new Set(staying.flatMap((container) => container.mounts.map((mount) => mount.source)))
  const anonymous = sources(volumes.filter((mount) => mount.anonymous))
  return {
    running: containers.filter((container) => needsForce(container.state)),
    anonymousVolumes: anonymous.filter((name) => !used.has(name)),
    sharedVolumes: anonymous.filter((name) => used.has(name)),
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
