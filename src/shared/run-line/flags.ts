import type { CreateInput, HealthcheckInput } from '../contract/create-input.ts'
import { mountOf, networkOf } from './rows.ts'
import {
  deviceOf,
  durationOf,
  exposedOf,
  extraHostOf,
  isIp,
  linkOf,
  pairOf,
  publishedOf,
  restartOf,
  sizeOf,
  tmpfsOf,
  ulimitOf,
  volumeOf,
  wholeOf,
} from './values.ts'

type Draft = CreateInput

/** Puts a flag's value into the draft; false when the value is none that docker takes, or has no place there. */
type Put = (draft: Draft, value: string) => boolean

export interface Flag {
  /** A flag that takes no value, unless one is tied to it with `=`. */
  readonly bare: boolean
  /** Null: docker knows it, the form has no place for it. */
  readonly put: Put | null
}

type Kept<Wanted> = {
  [Key in keyof CreateInput]-?: CreateInput[Key] extends Wanted ? Key : never
}[keyof CreateInput]
type TextKey = Exclude<Kept<string | undefined>, undefined>
type NumberKey = Exclude<Kept<number | undefined>, undefined>
type ToggleKey = Exclude<Kept<boolean | undefined>, undefined>
type MapKey = 'labels' | 'sysctls' | 'logOptions'
type ListKey =
  | 'groups'
  | 'volumesFrom'
  | 'aliases'
  | 'dnsSearch'
  | 'dnsOptions'
  | 'capAdd'
  | 'capDrop'
  | 'securityOptions'

const value = (put: Put | null): Flag => ({ bare: false, put })
const bare = (put: Put | null): Flag => ({ bare: true, put })
/** What was put in is there. */
const done = (put: unknown): boolean => put !== undefined

const text = (key: TextKey, good = /^[^\0]+$/): Flag =>
  value((draft, given) => good.test(given) && done((draft[key] = given)))

const toggle = (key: ToggleKey): Flag =>
  bare((draft, given) => {
    if (!/^(?:true|false|1|0|t|f)$/i.test(given)) return false
    if (/^(?:true|1|t)$/i.test(given)) draft[key] = true
    else delete draft[key]
    return true
  })

const amount = (key: NumberKey, read: (given: string) => number | null): Flag =>
  value((draft, given) => {
    const number = read(given)
    return number !== null && done((draft[key] = number))
  })

const list = (key: ListKey, good = /^[^\0]+$/): Flag =>
  value((draft, given) => good.test(given) && done((draft[key] = [...(draft[key] ?? []), given])))

const map = (key: MapKey): Flag =>
  value((draft, given) => {
    const pair = pairOf(given)
    return pair !== null && done((draft[key] = { ...draft[key], [pair[0]]: pair[1] }))
  })

const swap = (given: string) => (given === '-1' ? -1 : sizeOf(given))
const decimal = (given: string) => (/^\d*\.?\d+$/.test(given) ? Number(given) : null)
const least = (minimum: number) => (given: string) => {
  const number = wholeOf(given)
  return number !== null && number >= minimum ? number : null
}

function health(part: (given: string) => Exclude<HealthcheckInput, { none: true }> | null): Flag {
  return value((draft, given) => {
    const more = part(given)
    if (more === null) return false
    const before = draft.healthcheck !== undefined && !('none' in draft.healthcheck) ? draft.healthcheck : {}
    return done((draft.healthcheck = { ...before, ...more }))
  })
}

function time(key: 'intervalMs' | 'timeoutMs' | 'startPeriodMs'): Flag {
  return health((given) => {
    const milliseconds = durationOf(given)
    return milliseconds === null || milliseconds < 1 ? null : { [key]: milliseconds }
  })
}

const mount = (read: typeof volumeOf): Flag =>
  value((draft, given) => {
    const row = read(given)
    return row !== null && done((draft.mounts = [...(draft.mounts ?? []), row]))
  })

const network: Flag = value((draft, given) => {
  const wanted = draft.network === undefined ? networkOf(given) : null
  if (wanted === null) return false
  const { aliases, ...rest } = wanted
  Object.assign(draft, rest)
  if (aliases !== undefined) draft.aliases = [...(draft.aliases ?? []), ...aliases]
  return true
})

const alias = list('aliases')

/** Every flag of `docker run` and `docker create` (CLI 28) by its long name, hidden old names among them. */
export const flags: Readonly<Record<string, Flag>> = {
  name: text('name', /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/),
  platform: text('platform'),
  interactive: toggle('interactive'),
  tty: toggle('tty'),
  rm: toggle('autoRemove'),
  detach: bare(() => true),
  quiet: bare(() => true),
  hostname: text('hostname'),
  domainname: text('domainName'),
  user: text('user'),
  'group-add': list('groups'),
  workdir: text('workingDir'),
  entrypoint: value((draft, given) => done((draft.entrypoint = given === '' ? [] : [given]))),
  env: value((draft, given) => {
    const pair = pairOf(given)
    if (pair === null) return false
    const [name, content] = pair
    const others = (draft.env ?? []).filter((row) => row.name !== name)
    return done((draft.env = [...others, { name, value: content }]))
  }),
  'publish-all': toggle('publishAll'),
  publish: value((draft, given) => {
    const rows = publishedOf(given)
    return rows !== null && done((draft.ports = [...(draft.ports ?? []), ...rows]))
  }),
  expose: value((draft, given) => {
    const rows = exposedOf(given)
    return rows !== null && done((draft.expose = [...(draft.expose ?? []), ...rows]))
  }),
  volume: mount(volumeOf),
  mount: mount(mountOf),
  tmpfs: mount(tmpfsOf),
  'volumes-from': list('volumesFrom'),
  network,
  net: network,
  'network-alias': alias,
  'net-alias': alias,
  ip: text('ipv4', /^\d+(?:\.\d+){3}$/),
  ip6: text('ipv6', /^[0-9a-fA-F:]+$/),
  link: value((draft, given) => {
    const row = linkOf(given)
    return row !== null && done((draft.links = [...(draft.links ?? []), row]))
  }),
  'add-host': value((draft, given) => {
    const row = extraHostOf(given)
    return row !== null && done((draft.extraHosts = [...(draft.extraHosts ?? []), row]))
  }),
  dns: value((draft, given) => isIp(given) && done((draft.dns = [...(draft.dns ?? []), given]))),
  'dns-search': list('dnsSearch'),
  'dns-option': list('dnsOptions'),
  'dns-opt': list('dnsOptions'),
  restart: value((draft, given) => {
    const restart = restartOf(given)
    return restart !== null && done((draft.restart = restart))
  }),
  init: toggle('init'),
  'stop-signal': text('stopSignal', /^(?:(?:SIG)?[A-Z][A-Z0-9+-]+|\d{1,2})$/),
  'stop-timeout': amount('stopTimeoutSeconds', least(-1)),
  'no-healthcheck': bare((draft, given) => given === 'true' && done((draft.healthcheck = { none: true }))),
  'health-cmd': health((command) => (command === '' ? null : { command })),
  'health-interval': time('intervalMs'),
  'health-timeout': time('timeoutMs'),
  'health-start-period': time('startPeriodMs'),
  'health-retries': health((given) => {
    const retries = least(1)(given)
    return retries === null ? null : { retries }
  }),
  'read-only': toggle('readOnly'),
  privileged: toggle('privileged'),
  'cap-add': list('capAdd', /^[A-Za-z_]+$/),
  'cap-drop': list('capDrop', /^[A-Za-z_]+$/),
  'security-opt': list('securityOptions', /^(?!seccomp[=:](?!unconfined$)|systempaths=)[^\0]+$/),
  device: value((draft, given) => {
    const row = deviceOf(given)
    return row !== null && done((draft.devices = [...(draft.devices ?? []), row]))
  }),
  ulimit: value((draft, given) => {
    const row = ulimitOf(given)
    return row !== null && done((draft.ulimits = [...(draft.ulimits ?? []), row]))
  }),
  sysctl: map('sysctls'),
  ipc: text('ipc'),
  pid: text('pid'),
  uts: text('uts'),
  userns: text('userns'),
  runtime: text('runtime'),
  memory: amount('memoryBytes', sizeOf),
  'memory-reservation': amount('memoryReservationBytes', sizeOf),
  'memory-swap': amount('memorySwapBytes', swap),
  cpus: amount('cpus', decimal),
  'cpu-shares': amount('cpuShares', least(0)),
  'cpuset-cpus': text('cpusetCpus', /^[\d,-]+$/),
  'pids-limit': amount('pidsLimit', least(-1)),
  'shm-size': amount('shmBytes', sizeOf),
  label: map('labels'),
  'log-driver': text('logDriver'),
  'log-opt': map('logOptions'),
  ...Object.fromEntries(
    `annotation attach blkio-weight blkio-weight-device cgroup-parent cgroupns cidfile cpu-count cpu-percent cpu-period
    cpu-quota cpu-rt-period cpu-rt-runtime cpuset-mems detach-keys device-cgroup-rule device-read-bps device-read-iops
    device-write-bps device-write-iops env-file gpus health-start-interval io-maxbandwidth io-maxiops isolation
    kernel-memory label-file link-local-ip mac-address memory-swappiness oom-score-adj pull storage-opt
    volume-driver`
      .split(/\s+/)
      .map((name) => [name, value(null)]),
  ),
  ...Object.fromEntries(
    ['disable-content-trust', 'oom-kill-disable', 'sig-proxy', 'use-api-socket', 'help'].map((name) => [
      name,
      bare(null),
    ]),
  ),
}

export const shorts: Readonly<Record<string, string>> = {
  a: 'attach',
  c: 'cpu-shares',
  d: 'detach',
  e: 'env',
  h: 'hostname',
  i: 'interactive',
  l: 'label',
  m: 'memory',
  p: 'publish',
  P: 'publish-all',
  q: 'quiet',
  t: 'tty',
  u: 'user',
  v: 'volume',
  w: 'workdir',
}
