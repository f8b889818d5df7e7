import type { ContainerDetails, NetworkAttachment, RestartPolicyName } from '#shared/contract/containers.ts'
import { healthOf, stateOf } from './container-status.ts'
import { mountSummaries } from './mounts.ts'
import { boundPorts } from './ports.ts'
import { linkOf } from './spec-network.ts'
import { number, record, records, text, textMap, texts, time, type Raw } from './raw.ts'
import { imageId } from './image-id.ts'

const defaultStopTimeout = 10

/** `GET /containers/{id}/json`, API 1.40–1.56. */
export function containerDetails(value: unknown): ContainerDetails {
  const raw = record(value)
  const config = record(raw['Config'])
  const host = record(raw['HostConfig'])
  return {
    id: text(raw['Id']),
    name: text(raw['Name']).replace(/^\//, ''),
    image: text(config['Image']),
    imageId: imageId(raw['Image']),
    createdAt: time(raw['Created']) ?? 0,
    ...life(record(raw['State'])),
    restartCount: number(raw['RestartCount']),
    ...process(config),
    ...limits(host),
    labels: textMap(config['Labels']),
    ports: portsOf(raw, config, host),
    mounts: mountSummaries(raw['Mounts'], host['Tmpfs']),
    networks: networksOf(raw),
    networkOf: /^container:(.+)$/.exec(text(host['NetworkMode']))?.[1] ?? null,
    links: linksOf(raw, host),
  }
}

function life(state: Raw) {
  const health = record(state['Health'])
  const word = stateOf(text(state['Status']))
  const error = text(state['Error'])
  const ended = word === 'exited' || word === 'dead' || error !== ''
  const pid = number(state['Pid'])
  return {
    state: word,
    startedAt: time(state['StartedAt']),
    finishedAt: time(state['FinishedAt']),
    exitCode: ended ? number(state['ExitCode']) : null,
    oomKilled: state['OOMKilled'] === true,
    error,
    pid: pid === 0 ? null : pid,
    health: healthOf(text(health['Status'])),
    healthLog: records(health['Log']).map((entry) => ({
      at: time(entry['Start']) ?? 0,
      exitCode: number(entry['ExitCode']),
      output: text(entry['Output']),
    })),
  }
}

function process(config: Raw) {
  return {
    entrypoint: texts(config['Entrypoint']),
    command: texts(config['Cmd']),
    workingDir: text(config['WorkingDir']),
    user: text(config['User']),
    hostname: text(config['Hostname']),
    healthCommand: healthCommandOf(config),
    tty: config['Tty'] === true,
    openStdin: config['OpenStdin'] === true,
    stopSignal: text(config['StopSignal']) || 'SIGTERM',
    stopTimeout: typeof config['StopTimeout'] === 'number' ? config['StopTimeout'] : defaultStopTimeout,
    env: texts(config['Env']).map((pair) => {
      const equals = pair.indexOf('=')
      return equals < 0
        ? { name: pair, value: '' }
        : { name: pair.slice(0, equals), value: pair.slice(equals + 1) }
    }),
  }
}

/** Events tell of a check as of any other program that is run inside. */
function healthCommandOf(config: Raw): string | null {
  const [kind, ...words] = texts(record(config['Healthcheck'])['Test'])
  if (kind === 'CMD') return words.join(' ')
  if (kind !== 'CMD-SHELL') return null
  const shell = texts(config['Shell'])
  return [...(shell.length === 0 ? ['/bin/sh', '-c'] : shell), ...words].join(' ')
}

function limits(host: Raw) {
  const policy = record(host['RestartPolicy'])
  const period = number(host['CpuPeriod']) || 100_000
  return {
    autoRemove: host['AutoRemove'] === true,
    privileged: host['Privileged'] === true,
    readOnlyRoot: host['ReadonlyRootfs'] === true,
    restartPolicy: {
      name: restartPolicyName(text(policy['Name'])),
      maximumRetries: number(policy['MaximumRetryCount']),
    },
    logDriver: text(record(host['LogConfig'])['Type']),
    memoryLimit: Math.max(0, number(host['Memory'])),
    cpuLimit: number(host['NanoCpus']) / 1e9 || Math.max(0, number(host['CpuQuota'])) / period,
  }
}

function restartPolicyName(name: string): RestartPolicyName {
  return name === 'always' || name === 'unless-stopped' || name === 'on-failure' ? name : 'no'
}

/** A stopped container has no bindings of its own: then what it will ask for at its next start. */
function portsOf(raw: Raw, config: Raw, host: Raw) {
  const now = record(record(raw['NetworkSettings'])['Ports'])
  if (Object.keys(now).length > 0) return boundPorts(now)
  return boundPorts(host['PortBindings'], config['ExposedPorts'])
}

/** Only `Networks`: the lone address beside it is gone since 1.52. Before 1.45 aliases held the short id. */
function networksOf(raw: Raw): readonly NetworkAttachment[] {
  const shortId = text(raw['Id']).slice(0, 12)
  return Object.entries(record(record(raw['NetworkSettings'])['Networks']))
    .map(([name, value]) => {
      const network = record(value)
      return {
        name,
        ipAddress: text(network['IPAddress']),
        gateway: text(network['Gateway']),
        macAddress: text(network['MacAddress']),
        aliases: texts(network['Aliases']).filter((alias) => alias !== shortId),
      }
    })
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** On the default network they stand in `HostConfig`, on others with the network. */
function linksOf(raw: Raw, host: Raw): ContainerDetails['links'] {
  const endpoints = Object.values(record(record(raw['NetworkSettings'])['Networks'])).map(record)
  return [host, ...endpoints]
    .flatMap((place) => texts(place['Links']))
    .map(linkOf)
    .map(({ container, alias = container }) => ({ container, alias }))
}
