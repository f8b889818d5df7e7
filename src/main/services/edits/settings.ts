import { isDeepStrictEqual } from 'node:util'
import type { CreateInput } from '#shared/contract/create-input.ts'
import type { EditInput, EditPlan, Setting } from '#shared/contract/edits.ts'
import { isUserDefined } from '#shared/docker-command/create-network.ts'
import { number, type Raw, record } from '../models/raw.ts'

type Way = EditPlan['changes'][number]['way']

/** The settings that the container is to have. */
export function wantedSettings(current: CreateInput, { changes, unset }: EditInput): CreateInput {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const moves = given['network'] !== undefined && given['network'] !== (current.network ?? 'bridge')
  const all: CreateInput = { ...(moves ? withoutAddress(current) : current), ...given }
  const gone = (unset ?? []).filter((setting) => setting !== 'image' && setting !== 'name')
  const kept = Object.entries(all).filter(([setting]) => !gone.some((name) => name === setting))
  return { image: all.image, ...Object.fromEntries(kept) }
}

/** An address belongs to the network that it was chosen on. */
function withoutAddress(input: CreateInput): CreateInput {
  const { ipv4: _, ipv6: __, ...rest } = input
  return rest
}

/** Which settings differ, and what each needs. `imageChanged`: the same name may mean another image. */
export function changedSettings(
  current: CreateInput,
  wanted: CreateInput,
  inspection: Raw,
  imageChanged: boolean,
): EditPlan['changes'] {
  const settings: readonly Setting[] = keysOf({ ...current, ...wanted })
  return settings
    .filter((setting) => (setting === 'image' ? imageChanged : !isSame(current[setting], wanted[setting])))
    .map((setting) => ({ setting, way: wayOf(setting, current, wanted, inspection) }))
}

function keysOf(input: CreateInput): readonly Setting[] {
  return Object.keys(input).filter((key): key is Setting => key in input)
}

/** What the engine takes for the same: none, and nothing in it; off, and not said. */
function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(bare(one), bare(other))
}

function bare(value: unknown): unknown {
  if (value === '' || value === 0 || value === false || value === null) return undefined
  if (typeof value === 'object' && Object.keys(value).length === 0) return undefined
  return isDeepStrictEqual(value, { policy: 'no' }) ? undefined : value
}

/** `POST /containers/{id}/update` can set a limit and cannot take one away. */
const canSet: readonly Setting[] = [
  'memoryBytes',
  'memoryReservationBytes',
  'memorySwapBytes',
  'cpuShares',
  'cpusetCpus',
]
const onNetwork: readonly Setting[] = ['aliases', 'ipv4', 'ipv6']

function wayOf(setting: Setting, current: CreateInput, wanted: CreateInput, inspection: Raw): Way {
  return ['name', 'restart', 'pidsLimit'].includes(setting) ||
    (canSet.includes(setting) && Boolean(wanted[setting])) ||
    (setting === 'cpus' && canSetCpus(wanted, record(inspection['HostConfig']))) ||
    (onNetwork.includes(setting) && isUserDefined(wanted.network)) ||
    (setting === 'network' && canLeave(current.network, inspection) && canJoin(wanted.network))
    ? 'in-place'
    : 'new-container'
}

/** The engine knows CPUs as a number or as a quota, and refuses the one beside the other. */
function canSetCpus({ cpus }: CreateInput, host: Raw): boolean {
  return Boolean(cpus) && number(host['CpuQuota']) === 0
}

/** Neither another container's network nor the host's can be left or joined later. */
function canJoin(network: string | undefined): boolean {
  return network === undefined || network === 'bridge' || isUserDefined(network)
}

function canLeave(network: string | undefined, inspection: Raw): boolean {
  const joined = record(record(inspection['NetworkSettings'])['Networks'])
  return canJoin(network) && (network ?? 'bridge') in joined
}
