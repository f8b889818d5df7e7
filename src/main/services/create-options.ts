import type { CreateInput } from '#shared/contract/containers.ts'
import { needsMountFlag } from '#shared/docker-command/create-options.ts'
import { FaultError, fault } from '#shared/faults.ts'

type Mount = NonNullable<CreateInput['mounts']>[number]

/**
 * The body of `POST /containers/create`: what the docker CLI sends for the same options.
 * `attached` is `docker create`; a `docker run -d` leaves the streams alone. Throws `bad-input` for a mount
 * that the engine would take for something else.
 */
export function createBody(input: CreateInput, attached: boolean) {
  const [program = '', ...programArguments] = input.entrypoint ?? []
  const command = [...programArguments, ...(input.command ?? [])]
  const mounts = input.mounts ?? []
  for (const mount of mounts) checkMount(mount)
  const anonymous = mounts.filter(
    (mount) => mount.type === 'volume' && !mount.source && !needsMountFlag(mount),
  )
  return {
    Image: input.image,
    ...(input.entrypoint && { Entrypoint: [program] }),
    ...(command.length > 0 && { Cmd: command }),
    ...(input.workingDir && { WorkingDir: input.workingDir }),
    ...(input.user && { User: input.user }),
    ...(input.hostname && { Hostname: input.hostname }),
    Env: (input.env ?? []).map(({ name, value }) => `${name}=${value}`),
    Labels: input.labels ?? {},
    ExposedPorts: Object.fromEntries((input.ports ?? []).map((port) => [portKey(port), {}])),
    Volumes: Object.fromEntries(anonymous.map(({ target }) => [target, {}])),
    Tty: input.tty ?? false,
    OpenStdin: input.interactive ?? false,
    AttachStdin: attached && (input.interactive ?? false),
    StdinOnce: attached && (input.interactive ?? false),
    AttachStdout: attached,
    AttachStderr: attached,
    HostConfig: hostConfig(input, mounts),
  }
}

function hostConfig(input: CreateInput, mounts: readonly Mount[]) {
  const kept = mounts.filter((mount) => mount.type !== 'tmpfs')
  const bound = kept.filter((mount) => !needsMountFlag(mount) && mount.source)
  const policy = input.restart?.policy ?? 'no'
  return {
    ...(bound.length > 0 && { Binds: bound.map(bindOf) }),
    Mounts: kept.filter(needsMountFlag).map((mount) => ({
      Type: mount.type,
      Source: mount.source ?? '',
      Target: mount.target,
      ReadOnly: mount.readOnly ?? false,
    })),
    Tmpfs: Object.fromEntries(
      mounts
        .filter(({ type }) => type === 'tmpfs')
        .map((mount) => [mount.target, mount.readOnly ? 'ro' : '']),
    ),
    PortBindings: portBindings(input.ports ?? []),
    PublishAllPorts: input.publishAll ?? false,
    NetworkMode: input.network ?? 'default',
    RestartPolicy: {
      Name: policy,
      MaximumRetryCount: policy === 'on-failure' ? (input.restart?.maximumRetries ?? 0) : 0,
    },
    AutoRemove: input.autoRemove ?? false,
    Memory: input.memoryBytes ?? 0,
    NanoCpus: Math.round((input.cpus ?? 0) * 1e9),
  }
}

function portBindings(ports: NonNullable<CreateInput['ports']>) {
  const bindings: Record<string, { HostIp: string; HostPort: string }[]> = {}
  for (const port of ports) {
    const list = (bindings[portKey(port)] ??= [])
    list.push({
      HostIp: port.hostIp ?? '',
      HostPort: port.hostPort === undefined ? '' : String(port.hostPort),
    })
  }
  return bindings
}

function portKey({ containerPort, protocol }: NonNullable<CreateInput['ports']>[number]): string {
  return `${containerPort}/${protocol ?? 'tcp'}`
}

function bindOf(mount: Mount): string {
  return `${mount.source}:${mount.target}${mount.readOnly ? ':ro' : ''}`
}

/** The engine tells a bind from a volume by its spelling alone, so `data` as a bind would become a volume. */
function checkMount(mount: Mount): void {
  const source = mount.source ?? ''
  const isPath = /^(?:\/|\\\\|[A-Za-z]:[\\/])/.test(source)
  const refused =
    mount.type === 'bind'
      ? isPath
        ? ''
        : 'A bind mount needs an absolute path on the host.'
      : mount.type === 'volume' && source !== '' && !/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(source)
        ? 'A volume name has letters, digits, dots, dashes and underscores only.'
        : ''
  if (refused !== '') {
    throw new FaultError(
      fault('bad-input', refused, { field: 'mounts', value: source, target: mount.target }),
    )
  }
}
