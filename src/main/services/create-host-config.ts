import type { CreateInput, MountInput } from '#shared/contract/create-input.ts'
import { modeOf, mountFlagOptions, needsMountFlag } from '#shared/docker-command/create-mounts.ts'
import { askedNetwork, isUserDefined, linkValue } from '#shared/docker-command/create-network.ts'

/** `HostConfig` of `POST /containers/create`, as the CLI fills it. */
export function hostConfig(input: CreateInput) {
  const policy = input.restart?.policy ?? 'no'
  return {
    ...mountConfig(input.mounts ?? []),
    VolumesFrom: input.volumesFrom ?? [],
    PortBindings: portBindings(input.ports ?? []),
    PublishAllPorts: input.publishAll ?? false,
    ...networkConfig(input),
    RestartPolicy: {
      Name: policy,
      MaximumRetryCount: policy === 'on-failure' ? (input.restart?.maximumRetries ?? 0) : 0,
    },
    AutoRemove: input.autoRemove ?? false,
    ...(input.init && { Init: true }),
    LogConfig: { Type: input.logDriver ?? '', Config: input.logOptions ?? {} },
    ...limits(input),
    ...rights(input),
  }
}

/** `NetworkingConfig.EndpointsConfig`: nothing for a network that is joined without wishes. */
export function endpointsConfig(input: CreateInput) {
  const { network, aliases, ipv4, ipv6 } = input
  const links = input.links ?? []
  const wishes = (aliases ?? []).length + links.length > 0 || ipv4 !== undefined || ipv6 !== undefined
  if (network === undefined || !isUserDefined(network) || !wishes) return {}
  return {
    [network]: {
      Aliases: aliases ?? [],
      ...(links.length > 0 && { Links: links.map(linkValue) }),
      ...((ipv4 ?? ipv6) !== undefined && {
        IPAMConfig: { IPv4Address: ipv4 ?? '', IPv6Address: ipv6 ?? '' },
      }),
    },
  }
}

/** `80/tcp` */
export function portKey({
  containerPort,
  protocol,
}: Pick<NonNullable<CreateInput['ports']>[number], 'containerPort' | 'protocol'>): string {
  return `${containerPort}/${protocol ?? 'tcp'}`
}

function mountConfig(mounts: readonly MountInput[]) {
  const kept = mounts.filter((mount) => mount.type !== 'tmpfs')
  const bound = kept.filter((mount) => !needsMountFlag(mount) && mount.source)
  return {
    ...(bound.length > 0 && { Binds: bound.map(bindOf) }),
    Mounts: kept.filter(needsMountFlag).map(mountOf),
    Tmpfs: Object.fromEntries(
      mounts.filter(({ type }) => type === 'tmpfs').map((mount) => [mount.target, modeOf(mount)]),
    ),
  }
}

function bindOf(mount: MountInput): string {
  const mode = modeOf(mount)
  return `${mount.source}:${mount.target}${mode === '' ? '' : `:${mode}`}`
}

function mountOf(mount: MountInput) {
  const { propagation, consistency, noCopy } = mountFlagOptions(mount)
  return {
    Type: mount.type,
    Source: mount.source ?? '',
    Target: mount.target,
    ReadOnly: mount.readOnly ?? false,
    ...(consistency && { Consistency: consistency }),
    ...(propagation && { BindOptions: { Propagation: propagation } }),
    ...(noCopy && { VolumeOptions: { NoCopy: true } }),
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

function networkConfig(input: CreateInput) {
  return {
    NetworkMode: askedNetwork(input) ?? 'default',
    Links: (input.links ?? []).map(linkValue),
    ExtraHosts: (input.extraHosts ?? []).map(({ host, address }) => `${host}:${address}`),
    Dns: input.dns ?? [],
    DnsSearch: input.dnsSearch ?? [],
    DnsOptions: input.dnsOptions ?? [],
  }
}

function limits(input: CreateInput) {
  return {
    Memory: input.memoryBytes ?? 0,
    MemoryReservation: input.memoryReservationBytes ?? 0,
    MemorySwap: input.memorySwapBytes ?? 0,
    NanoCpus: Math.round((input.cpus ?? 0) * 1e9),
    CpuShares: input.cpuShares ?? 0,
    CpusetCpus: input.cpusetCpus ?? '',
    ...(input.pidsLimit && { PidsLimit: input.pidsLimit }),
    ShmSize: input.shmBytes ?? 0,
    Ulimits: (input.ulimits ?? []).map(({ name, soft, hard }) => ({ Name: name, Soft: soft, Hard: hard })),
  }
}

function rights(input: CreateInput) {
  return {
    ReadonlyRootfs: input.readOnly ?? false,
    Privileged: input.privileged ?? false,
    CapAdd: input.capAdd ?? [],
    CapDrop: input.capDrop ?? [],
    GroupAdd: input.groups ?? [],
    SecurityOpt: input.securityOptions ?? [],
    Devices: (input.devices ?? []).map(({ host, container, permissions }) => ({
      PathOnHost: host,
      PathInContainer: container ?? host,
      CgroupPermissions: permissions ?? 'rwm',
    })),
    Sysctls: input.sysctls ?? {},
    IpcMode: input.ipc ?? '',
    PidMode: input.pid ?? '',
    UTSMode: input.uts ?? '',
    UsernsMode: input.userns ?? '',
    Runtime: input.runtime ?? '',
  }
}
