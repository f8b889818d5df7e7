import type { ContainerSummary, PortMapping } from '#shared/contract/containers.ts'

/** A running nginx; each test says what is special about its own. */
export function sample(over: Partial<ContainerSummary> = {}): ContainerSummary {
  const name = over.name ?? 'web-1'
  return {
    id: `id-of-${name}`,
    name,
    image: 'nginx:latest',
    imageId: 'sha256:1',
    command: 'nginx',
    createdAt: 1000,
    state: 'running',
    health: 'none',
    exitCode: null,
    since: null,
    ports: [],
    networks: ['bridge'],
    mounts: [],
    labels: {},
    compose: null,
    ...over,
  }
}

export function tcp(
  hostPort: number | null,
  containerPort: number,
  hostIp: string | null = '0.0.0.0',
): PortMapping {
  return { hostIp: hostPort === null ? null : hostIp, hostPort, containerPort, protocol: 'tcp' }
}
