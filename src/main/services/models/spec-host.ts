import type { CreateInput, UnexpressedSetting } from '#shared/contract/create-input.ts'
import { number, type Raw, record, records, text, textMap, texts } from './raw.ts'
import { isNothing, on, said, set, shown, some, someOf, type SpecPart } from './spec-parts.ts'

/** What the engine fills in by itself, of `GET /info`. */
export interface EngineDefaults {
  readonly name: string
  readonly loggingDriver: string
  readonly runtime: string
  readonly swapLimit: boolean
  readonly cgroupVersion: string
}

const defaultShm = 64 * 1024 * 1024

/** `HostConfig` of an inspection but for mounts and networks. */
export function hostPart(host: Raw, engine: EngineDefaults): SpecPart {
  const log = record(host['LogConfig'])
  const policy = record(host['RestartPolicy'])
  const rights = rightsPart(host, engine)
  return {
    input: {
      restart: restart(text(policy['Name']), number(policy['MaximumRetryCount'])),
      autoRemove: on(host['AutoRemove']),
      init: on(host['Init']),
      ...limits(host, engine),
      ...rights.input,
      logDriver: said(text(log['Type']), engine.loggingDriver),
      logOptions: someOf(textMap(log['Config'])),
    },
    unexpressed: [...rights.unexpressed, ...otherHost(host, engine)],
  }
}

function restart(policy: string, retries: number): CreateInput['restart'] {
  if (policy !== 'always' && policy !== 'unless-stopped' && policy !== 'on-failure') return undefined
  return { policy, ...(policy === 'on-failure' && retries > 0 && { maximumRetries: retries }) }
}

/** Swap is twice the memory unless said otherwise, and -1 where the kernel cannot limit it. */
function limits(host: Raw, engine: EngineDefaults): Partial<CreateInput> {
  const memory = number(host['Memory'])
  const swap = number(host['MemorySwap'])
  const ownSwap = swap !== 2 * memory && (swap !== -1 || engine.swapLimit)
  const shm = number(host['ShmSize'])
  return {
    memoryBytes: set(memory),
    memoryReservationBytes: set(number(host['MemoryReservation'])),
    memorySwapBytes: ownSwap ? set(swap) : undefined,
    cpus: set(number(host['NanoCpus']) / 1e9),
    cpuShares: set(number(host['CpuShares'])),
    cpusetCpus: said(text(host['CpusetCpus'])),
    pidsLimit: set(number(host['PidsLimit'])),
    shmBytes: shm === defaultShm ? undefined : set(shm),
    ulimits: some(
      records(host['Ulimits']).map((limit) => ({
        name: text(limit['Name']),
        soft: number(limit['Soft']),
        hard: number(limit['Hard']),
      })),
    ),
  }
}

function rightsPart(host: Raw, engine: EngineDefaults): SpecPart {
  const ipc = text(host['IpcMode'])
  const pid = text(host['PidMode'])
  const privileged = on(host['Privileged'])
  // The engine itself adds this one to a container that shares so much with its host.
  const unlabelled = privileged === true || ipc === 'host' || pid === 'host'
  const options = texts(host['SecurityOpt']).filter((option) => !(unlabelled && option === 'label=disable'))
  return {
    input: {
      readOnly: on(host['ReadonlyRootfs']),
      privileged,
      capAdd: some(texts(host['CapAdd'])),
      capDrop: some(texts(host['CapDrop'])),
      groups: some(texts(host['GroupAdd'])),
      securityOptions: some(options.filter((option) => !isProfile(option))),
      devices: some(records(host['Devices']).map(device)),
      sysctls: someOf(textMap(host['Sysctls'])),
      ipc: said(ipc, 'private'),
      pid: said(pid),
      uts: said(text(host['UTSMode'])),
      userns: said(text(host['UsernsMode'])),
      runtime: said(text(host['Runtime']), engine.runtime),
    },
    unexpressed: options
      .filter(isProfile)
      .map((value) => ({ setting: '--security-opt', value: shown(value) })),
  }
}

const isProfile = (option: string) => /^seccomp[=:](?!unconfined$)/.test(option)

function device(raw: Raw): NonNullable<CreateInput['devices']>[number] {
  const host = text(raw['PathOnHost'])
  const container = said(text(raw['PathInContainer']), host)
  const permissions = said(text(raw['CgroupPermissions']), 'rwm')
  return { host, ...(container && { container }), ...(permissions && { permissions }) }
}

const readHost = new Set(
  `Binds Mounts Tmpfs VolumesFrom NetworkMode PortBindings PublishAllPorts Links ExtraHosts Dns DnsSearch DnsOptions
  RestartPolicy AutoRemove Init LogConfig Memory MemoryReservation MemorySwap NanoCpus CpuShares CpusetCpus PidsLimit
  ShmSize Ulimits ReadonlyRootfs Privileged CapAdd CapDrop GroupAdd SecurityOpt Devices Sysctls IpcMode PidMode UTSMode
  UsernsMode Runtime CgroupnsMode MaskedPaths ReadonlyPaths ContainerIDFile ConsoleSize`.split(/\s+/),
)

const flags: Readonly<Record<string, string>> = {
  Annotations: '--annotation',
  BlkioDeviceReadBps: '--device-read-bps',
  BlkioDeviceReadIOps: '--device-read-iops',
  BlkioDeviceWriteBps: '--device-write-bps',
  BlkioDeviceWriteIOps: '--device-write-iops',
  BlkioWeight: '--blkio-weight',
  BlkioWeightDevice: '--blkio-weight-device',
  CgroupParent: '--cgroup-parent',
  CpuCount: '--cpu-count',
  CpuPercent: '--cpu-percent',
  CpuPeriod: '--cpu-period',
  CpuQuota: '--cpu-quota',
  CpuRealtimePeriod: '--cpu-rt-period',
  CpuRealtimeRuntime: '--cpu-rt-runtime',
  CpusetMems: '--cpuset-mems',
  DeviceCgroupRules: '--device-cgroup-rule',
  DeviceRequests: '--gpus',
  IOMaximumBandwidth: '--io-maxbandwidth',
  IOMaximumIOps: '--io-maxiops',
  Isolation: '--isolation',
  KernelMemory: '--kernel-memory',
  MemorySwappiness: '--memory-swappiness',
  OomKillDisable: '--oom-kill-disable',
  OomScoreAdj: '--oom-score-adj',
  StorageOpt: '--storage-opt',
  VolumeDriver: '--volume-driver',
}

/** Whatever else is there, under its flag or under the engine's own word for it. */
function otherHost(host: Raw, { cgroupVersion }: EngineDefaults): readonly UnexpressedSetting[] {
  const cgroup = text(host['CgroupnsMode'])
  const unmasked = [host['MaskedPaths'], host['ReadonlyPaths']].some(
    (paths) => Array.isArray(paths) && paths.length === 0,
  )
  return [
    ...(cgroup === '' || cgroup === (cgroupVersion === '2' ? 'private' : 'host')
      ? []
      : [{ setting: '--cgroupns', value: cgroup }]),
    ...(unmasked && host['Privileged'] !== true
      ? [{ setting: '--security-opt', value: 'systempaths=unconfined' }]
      : []),
    ...Object.entries(host)
      .filter(
        ([key, value]) => !readHost.has(key) && !isNothing(value) && value !== -1 && value !== 'default',
      )
      .map(([key, value]) => ({ setting: flags[key] ?? key, value: shown(value) })),
  ]
}
