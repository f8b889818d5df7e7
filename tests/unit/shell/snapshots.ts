import type { ContainerState, ContainerSummary } from '#shared/contract/containers.ts'
import type { EngineStatus } from '#shared/contract/system.ts'
import type { MirrorState } from '../../../src/main/engine/mirror.ts'

export const now = 1_800_000_000_000

export function container(
  name: string,
  state: ContainerState,
  more: Partial<ContainerSummary> = {},
): ContainerSummary {
  return {
    id: `id-${name}`,
    name,
    image: 'busybox',
    imageId: 'sha256:0',
    command: 'sh',
    createdAt: now - 10_000,
    state,
    health: 'none',
    exitCode: state === 'exited' ? 0 : null,
    since: now - 1000,
    ports: [],
    networks: [],
    mounts: [],
    labels: {},
    compose: null,
    ...more,
  }
}

export const published = (hostPort: number | null, containerPort = 80, protocol: 'tcp' | 'udp' = 'tcp') => ({
  hostIp: hostPort === null ? null : '0.0.0.0',
  hostPort,
  containerPort,
  protocol,
})

export function engine(state: EngineStatus['state'] = 'ready', remote = false): EngineStatus {
  return {
    generation: 1,
    state,
    endpoint: {
      source: 'default',
      name: 'default',
      address: remote ? 'tcp://build.example:2376' : 'unix:///var/run/docker.sock',
      transport: remote ? 'tcp' : 'unix',
      tls: remote,
      remote,
    },
    engine: null,
    fault: null,
    diagnosis: null,
    nextTryAt: null,
    since: now,
  }
}

export const mirrorOf = (items: readonly ContainerSummary[], status = engine()): MirrorState => ({
  engine: status,
  containers: { status: 'ready', items },
  images: { status: 'ready', items: [] },
})
