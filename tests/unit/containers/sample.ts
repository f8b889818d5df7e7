import type { ContainerDetails, ContainerSummary, PortMapping } from '#shared/contract/containers.ts'

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

/** What inspect tells of the same nginx. */
export const detailsSample: ContainerDetails = {
  id: 'id-of-web-1',
  name: 'web-1',
  image: 'nginx:latest',
  imageId: 'sha256:1',
  createdAt: 0,
  state: 'running',
  startedAt: null,
  finishedAt: null,
  exitCode: null,
  oomKilled: false,
  error: '',
  pid: 1,
  restartCount: 0,
  health: 'none',
  healthCommand: null,
  healthLog: [],
  entrypoint: [],
  command: [],
  workingDir: '',
  user: '',
  hostname: '',
  tty: false,
  openStdin: false,
  autoRemove: false,
  privileged: false,
  readOnlyRoot: false,
  env: [],
  labels: {},
  ports: [],
  mounts: [],
  networks: [],
  networkOf: null,
  links: [],
  restartPolicy: { name: 'no', maximumRetries: 0 },
  stopSignal: 'SIGTERM',
  stopTimeout: 10,
  logDriver: 'json-file',
  memoryLimit: 0,
  cpuLimit: 0,
}
