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

/** A network, and how the container hangs on it before and afterwards: null where it does not. */
interface Hanging {
  readonly network: string
  readonly before: Raw | null
  readonly after: Raw | null
}

/** What is another place on a network is left before it is taken; another network is joined before the old one is left. */
function networkStep({ inspection, current, wanted, body }: Change, id: string, name: string): InPlaceStep {
  const [from, to] = [current.network ?? 'bridge', wanted.network ?? 'bridge']
  const networks = record(record(inspection['NetworkSettings'])['Networks'])
  const hangs = (network: string) => (network in networks ? askedOf(record(networks[network]), id) : null)
  const after = record(record(record(body['NetworkingConfig'])['EndpointsConfig'])[to])
  const goes: Hanging = { network: to, before: hangs(to), after }
  const left: Hanging = { network: from, before: hangs(from), after: null }
  // Where it hangs on the other network already and nothing else is asked for, that place is as good as any.
  const stays = from !== to && goes.before !== null && Object.keys(after).length === 0
  const turns = from === to ? [goes] : stays ? [left] : [goes, left]
  return {
    commands: turns.flatMap(({ network, before, after: next }) => [
      ...(before ? [command.disconnect(name, network)] : []),
      ...(next ? [command.connect(name, joiningOf(network, next))] : []),
    ]),
    forth: (calls) => turnAll(calls, id, turns),
    back: (calls) => turnAll(calls, id, turns.toReversed().map(turnedBack)),
  }
}

const turnedBack = ({ network, before, after }: Hanging): Hanging => ({
  network,
  before: after,
  after: before,
})

/** All or nothing, as the steps are. */
async function turnAll(calls: EditCalls, id: string, turns: readonly Hanging[]): Promise<void> {
  const done: Hanging[] = []
  for (const turn of turns) {
    try {
      await turnOne(calls, id, turn)
      done.push(turn)
    } catch (error) {
      for (const one of done.toReversed()) await turnOne(calls, id, turnedBack(one)).catch(() => {})
      throw error
    }
  }
}

async function turnOne(calls: EditCalls, id: string, { network, before, after }: Hanging): Promise<void> {
  if (before) await calls.disconnect(network, id)
  if (!after) return
  try {
    await calls.connect(network, id, after)
  } catch (error) {
    if (before) await calls.connect(network, id, before)
    throw error
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
