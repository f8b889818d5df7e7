import type { RestartPolicyName } from '#shared/contract/containers.ts'
import type { CreateInput, HealthcheckInput } from '#shared/contract/create-input.ts'
import { modeOf } from '#shared/docker-command/create-mounts.ts'
import { createOptionLines } from '#shared/docker-command/create-option-lines.ts'
import { durationValue, sizeValue } from '#shared/docker-command/flags.ts'
import { shellLine } from '#shared/docker-command/quote.ts'

export interface EnvRow {
  name: string
  value: string
  /** The image refuses to start without it. */
  required: boolean
}

export interface PortRow {
  hostIp: string
  hostPort: string
  containerPort: string
  protocol: 'tcp' | 'udp' | 'sctp'
}

export interface MountRow {
  type: 'volume' | 'bind' | 'tmpfs'
  source: string
  target: string
  readOnly: boolean
  /** Comma-separated, as behind the last colon of `-v`. */
  options: string
}

/** The form as typed: texts, not yet checked. Fields of several values have one a line, as the CLI's flag takes it. */
export interface CreateForm {
  image: string
  name: string
  platform: string
  command: string
  entrypoint: string
  noEntrypoint: boolean
  workingDir: string
  user: string
  groups: string
  hostname: string
  domainName: string
  env: EnvRow[]
  ports: PortRow[]
  publishAll: boolean
  expose: string
  mounts: MountRow[]
  volumesFrom: string
  network: string
  aliases: string
  ipv4: string
  ipv6: string
  links: string
  extraHosts: string
  dns: string
  dnsSearch: string
  dnsOptions: string
  restart: RestartPolicyName
  maximumRetries: string
  stopSignal: string
  stopTimeout: string
  health: 'image' | 'none' | 'own'
  healthCommand: string
  healthInterval: string
  healthTimeout: string
  healthStartPeriod: string
  healthRetries: string
  interactive: boolean
  tty: boolean
  autoRemove: boolean
  init: boolean
  readOnly: boolean
  privileged: boolean
  capAdd: string
  capDrop: string
  securityOptions: string
  devices: string
  ulimits: string
  sysctls: string
  ipc: string
  pid: string
  uts: string
  userns: string
  runtime: string
  memory: string
  memoryReservation: string
  memorySwap: string
  cpus: string
  cpuShares: string
  cpusetCpus: string
  pidsLimit: string
  shm: string
  labels: EnvRow[]
  logDriver: string
  logOptions: string
}

export const emptyEnv: EnvRow = { name: '', value: '', required: false }
export const emptyPort: PortRow = { hostIp: '', hostPort: '', containerPort: '', protocol: 'tcp' }
export const emptyMount: MountRow = { type: 'volume', source: '', target: '', readOnly: false, options: '' }

/** What create takes, in the form. Nothing of it is lost: `inputOf` gives the same back. */
export function formOf(input: CreateInput): CreateForm {
  const lines = createOptionLines(input)
  const { entrypoint, command } = input
  return {
    ...lines,
    ...healthOf(input.healthcheck),
    image: input.image,
    name: input.name ?? '',
    platform: input.platform ?? '',
    command: command === undefined ? '' : shellLine(command),
    entrypoint: entrypoint === undefined ? '' : shellLine(entrypoint),
    noEntrypoint: entrypoint !== undefined && entrypoint.length === 0,
    workingDir: input.workingDir ?? '',
    user: input.user ?? '',
    hostname: input.hostname ?? '',
    domainName: input.domainName ?? '',
    env: (input.env ?? []).map(({ name, value }) => ({ ...emptyEnv, name, value })),
    labels: Object.entries(input.labels ?? {}).map(([name, value]) => ({ ...emptyEnv, name, value })),
    ports: (input.ports ?? []).map((port) => ({
      hostIp: port.hostIp ?? '',
      hostPort: numberText(port.hostPort),
      containerPort: String(port.containerPort),
      protocol: port.protocol ?? 'tcp',
    })),
    publishAll: input.publishAll ?? false,
    mounts: (input.mounts ?? []).map((mount) => ({
      type: mount.type,
      source: mount.source ?? '',
      target: mount.target,
      readOnly: mount.readOnly ?? false,
      options: modeOf({ ...mount, readOnly: false }),
    })),
    network: input.network ?? '',
    ipv4: input.ipv4 ?? '',
    ipv6: input.ipv6 ?? '',
    restart: input.restart?.policy ?? 'no',
    maximumRetries: numberText(input.restart?.maximumRetries),
    stopSignal: input.stopSignal ?? '',
    stopTimeout: numberText(input.stopTimeoutSeconds),
    interactive: input.interactive ?? false,
    tty: input.tty ?? false,
    autoRemove: input.autoRemove ?? false,
    init: input.init ?? false,
    readOnly: input.readOnly ?? false,
    privileged: input.privileged ?? false,
    ipc: input.ipc ?? '',
    pid: input.pid ?? '',
    uts: input.uts ?? '',
    userns: input.userns ?? '',
    runtime: input.runtime ?? '',
    memory: sizeText(input.memoryBytes),
    memoryReservation: sizeText(input.memoryReservationBytes),
    memorySwap: sizeText(input.memorySwapBytes),
    cpus: numberText(input.cpus),
    cpuShares: numberText(input.cpuShares),
    cpusetCpus: input.cpusetCpus ?? '',
    pidsLimit: numberText(input.pidsLimit),
    shm: sizeText(input.shmBytes),
    logDriver: input.logDriver ?? '',
  }
}

function healthOf(check: HealthcheckInput | undefined) {
  const own = check === undefined || 'none' in check ? {} : check
  return {
    health: check === undefined ? ('image' as const) : 'none' in check ? ('none' as const) : ('own' as const),
    healthCommand: own.command ?? '',
    healthInterval: timeText(own.intervalMs),
    healthTimeout: timeText(own.timeoutMs),
    healthStartPeriod: timeText(own.startPeriodMs),
    healthRetries: numberText(own.retries),
  }
}

function timeText(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '' : durationValue(milliseconds)
}

function numberText(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}

function sizeText(bytes: number | undefined): string {
  return bytes === undefined ? '' : sizeValue(bytes)
}
