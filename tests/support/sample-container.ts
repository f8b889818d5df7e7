import type { ContainerSummary } from '#shared/contract/containers.ts'

/** A running container for tests of pure functions. */
export function sampleContainer(part: Partial<ContainerSummary> = {}): ContainerSummary {
  return {
    id: 'c1',
    name: 'web-1',
    image: 'nginx',
    imageId: 'sha256:1',
    command: '',
    createdAt: 0,
    state: 'running',
    health: 'none',
    exitCode: null,
    since: null,
    ports: [],
    networks: [],
    mounts: [],
    labels: {},
    compose: null,
    ...part,
  }
}
