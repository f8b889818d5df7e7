import type { CreateInput } from '#shared/contract/create-input.ts'
import type { EditPlan, Setting } from '#shared/contract/edits.ts'
import * as command from '#shared/docker-command/edits.ts'
import { type Raw, record, text, texts } from '../models/raw.ts'
import type { EditCalls } from './calls.ts'
import { hasUsualSwap } from './changed-body.ts'

/** One thing that is changed where the container is: how, how it is taken back, and the command for it. */
export interface InPlaceStep {
  readonly commands: readonly (readonly string[])[]
  readonly forth: (calls: EditCalls) => Promise<void>
  readonly back: (calls: EditCalls) => Promise<void>
}

interface Change {
  readonly inspection: Raw
  readonly current: CreateInput
  readonly wanted: CreateInput
  readonly changes: EditPlan['changes']
  /** The body that the settings make; its endpoints say how to hang on a network. */
  readonly body: Raw
}

const networkSettings: readonly Setting[] = ['network', 'aliases', 'ipv4', 'ipv6']

/** The limits first, as the engine is most likely to refuse them; the name last. */
export function inPlaceSteps(change: Change): readonly InPlaceStep[] {
  const settings = change.changes.map(({ setting }) => setting)
  const id = text(change.inspection['Id'])
  const [name, newName] = [text(change.current.name), text(change.wanted.name)]
  return [
    ...(settings.some((setting) => setting in limitFields) ? [limitsStep(change, id, name)] : []),
    ...(settings.some((setting) => networkSettings.includes(setting)) ? [networkStep(change, id, name)] : []),
    ...(settings.includes('name')
      ? [
          {
            commands: [['docker', 'rename', name, newName]],
            forth: (calls: EditCalls) => calls.rename(id, newName),
            back: (calls: EditCalls) => calls.rename(id, name),
          },
        ]
      : []),
  ]
}

/** All or nothing: what was done is taken back, last first, when a later one fails. Throws what the engine said. */
export async function changeInPlace(
  calls: EditCalls,
  steps: readonly InPlaceStep[],
  signal: AbortSignal,
): Promise<void> {
  const done: InPlaceStep[] = []
  try {
    for (const step of steps) {
      signal.throwIfAborted()
      await step.forth(calls)
      done.push(step)
    }
    signal.throwIfAborted()
  } catch (error) {
    for (const step of done.toReversed()) await step.back(calls).catch(() => {})
    throw error
  }
}

const limitFields: Partial<Record<Setting, string>> = {
  restart: 'RestartPolicy',
  memoryBytes: 'Memory',
  memoryReservationBytes: 'MemoryReservation',
  memorySwapBytes: 'MemorySwap',
  cpus: 'NanoCpus',
  cpuShares: 'CpuShares',
  cpusetCpus: 'CpusetCpus',
  pidsLimit: 'PidsLimit',
}

function limitsStep({ inspection, wanted, changes }: Change, id: string, name: string): InPlaceStep {
  const host = record(inspection['HostConfig'])
  const has = (setting: Setting) => changes.some((change) => change.setting === setting)
  const limits: command.Limits = {
    ...(has('restart') && { restart: wanted.restart ?? { policy: 'no' } }),
    ...(has('memoryBytes') && { memoryBytes: wanted.memoryBytes }),
    ...(has('memoryReservationBytes') && { memoryReservationBytes: wanted.memoryReservationBytes }),
    ...swap(has, wanted, host),
    ...(has('cpus') && { cpus: wanted.cpus }),
    ...(has('cpuShares') && { cpuShares: wanted.cpuShares }),
    ...(has('cpusetCpus') && { cpusetCpus: wanted.cpusetCpus }),
    ...(has('pidsLimit') && { pidsLimit: wanted.pidsLimit || -1 }),
  }
  const change = updateBody(limits)
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, host[key] ?? -1]))
  return {
    commands: [command.update(name, limits)],
    forth: (calls) => calls.update(id, change),
    back: (calls) => calls.update(id, before),
  }
}

/**
 * The engine refuses more memory than memory and swap together, also where neither was limited; what is twice the
 * memory, or was nothing, goes along as it would when a container is made.
 */
function swap(has: (setting: Setting) => boolean, wanted: CreateInput, host: Raw): command.Limits {
  if (has('memorySwapBytes')) return { memorySwapBytes: wanted.memorySwapBytes }
  const unlimited = !host['Memory'] && !host['MemorySwap']
  const follows = has('memoryBytes') && (unlimited || hasUsualSwap(host))
  return follows ? { memorySwapBytes: 2 * (wanted.memoryBytes ?? 0) } : {}
}

function updateBody({ restart, cpus, ...limits }: command.Limits): Raw {
  return {
    ...(restart && {
      RestartPolicy: { Name: restart.policy, MaximumRetryCount: restart.maximumRetries ?? 0 },
    }),
    ...(cpus !== undefined && { NanoCpus: Math.round(cpus * 1e9) }),
    ...Object.fromEntries(
      Object.entries(limits).map(([setting, value]) => [
        Object.entries(limitFields).find(([name]) => name === setting)?.[1] ?? setting,
        value,
      ]),
    ),
  }
}

/** On the same network the old place is left first, else the new one is joined first. */
function networkStep({ inspection, current, wanted, body }: Change, id: string, name: string): InPlaceStep {
  const [from, to] = [current.network ?? 'bridge', wanted.network ?? 'bridge']
  const before = record(record(record(inspection['NetworkSettings'])['Networks'])[from])
  const after = record(record(record(body['NetworkingConfig'])['EndpointsConfig'])[to])
  const old = { network: from, endpoint: askedOf(before, id) }
  const next = { network: to, endpoint: after }
  const exchange = async (calls: EditCalls, one: typeof old, other: typeof old) => {
    if (from === to) {
      await calls.disconnect(one.network, id)
      await calls.connect(other.network, id, other.endpoint).catch(async (error: unknown) => {
        await calls.connect(one.network, id, one.endpoint)
        throw error
      })
    } else {
      await calls.connect(other.network, id, other.endpoint)
      await calls.disconnect(one.network, id)
    }
  }
  const [join, leave] = [
    command.connect(name, joiningOf(next.network, after)),
    command.disconnect(name, from),
  ]
  return {
    commands: from === to ? [leave, join] : [join, leave],
    forth: (calls) => exchange(calls, old, next),
    back: (calls) => exchange(calls, next, old),
  }
}

function askedOf(endpoint: Raw, id: string): Raw {
  const { IPAMConfig, Links, DriverOpts } = endpoint
  const aliases = texts(endpoint['Aliases']).filter((alias) => alias !== id.slice(0, 12))
  return { Aliases: aliases, IPAMConfig, Links, DriverOpts }
}

/** An endpoint's settings as the CLI asks for them. */
export function joiningOf(network: string, endpoint: Raw): command.Joining {
  const address = record(endpoint['IPAMConfig'])
  return {
    network,
    aliases: texts(endpoint['Aliases']),
    ipv4: text(address['IPv4Address']) || undefined,
    ipv6: text(address['IPv6Address']) || undefined,
    links: texts(endpoint['Links']),
  }
}
