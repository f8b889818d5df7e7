import { isDeepStrictEqual } from 'node:util'
import type { CreateInput, MountInput } from '#shared/contract/create-input.ts'
import { createBody } from '../create-options.ts'
import { isRecord, number, type Raw, record, records, text, texts } from '../models/raw.ts'
import { targetOfBind, tidy } from './carried.ts'
import { without } from './own-config.ts'

/** Lists that are sets: one line may go or come without the others. */
const setLike = new Set(
  'Env Binds CapAdd CapDrop ExtraHosts Links Aliases GroupAdd SecurityOpt Devices Ulimits VolumesFrom'.split(
    ' ',
  ),
)

/**
 * The carried body with what is another in `wanted` than in `current`, and with nothing else touched: both are made
 * into bodies as the create form would, and only where those two differ is the carried one changed.
 */
export function changedBody(carried: Raw, current: CreateInput, wanted: CreateInput): Raw {
  const [before, after] = [bodyOf(current), bodyOf(wanted)]
  const merged = record(merge(carried, before, after))
  return withLimits(withMounts(merged, current.mounts ?? [], wanted.mounts ?? []), carried)
}

/** Mounts apart: each is told in one of four places. */
function bodyOf(input: CreateInput): Raw {
  const { mounts: _, ...rest } = input
  return record(createBody(rest, true))
}

function merge(carried: unknown, before: unknown, after: unknown, key = ''): unknown {
  if (isDeepStrictEqual(before, after)) return carried
  if (isRecord(before) && isRecord(after)) return mergedRecord(record(carried), before, after)
  const isList = Array.isArray(before) || Array.isArray(after)
  if (isList && setLike.has(key)) return mergedList(listOf(carried), listOf(before), listOf(after))
  return after
}

function mergedRecord(carried: Raw, before: Raw, after: Raw): Raw {
  const keys = [...new Set([...Object.keys(carried), ...Object.keys(before), ...Object.keys(after)])]
  const members = keys.map((key) => [key, merge(carried[key], before[key], after[key], key)] as const)
  return Object.fromEntries(members.filter(([, value]) => value !== undefined))
}

function mergedList(carried: readonly unknown[], before: readonly unknown[], after: readonly unknown[]) {
  const kept = carried.filter((item) => !has(before, item) || has(after, item))
  return [...kept, ...after.filter((item) => !has(kept, item) && !has(before, item))]
}

function has(list: readonly unknown[], item: unknown): boolean {
  return list.some((other) => isDeepStrictEqual(other, item))
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function withMounts(body: Raw, before: readonly MountInput[], after: readonly MountInput[]): Raw {
  const targets = new Set([...before, ...after].map(({ target }) => tidy(target)))
  const changed = [...targets].filter((target) => !isDeepStrictEqual(at(before, target), at(after, target)))
  if (changed.length === 0) return body
  const isChanged = (target: string) => changed.includes(tidy(target))
  const fresh = record(
    createBody({ image: 'scratch', mounts: after.filter(({ target }) => isChanged(target)) }, true),
  )
  const [host, freshHost] = [record(body['HostConfig']), record(fresh['HostConfig'])]
  return {
    ...body,
    Volumes: { ...others(record(body['Volumes']), isChanged), ...record(fresh['Volumes']) },
    HostConfig: {
      ...host,
      Binds: [
        ...texts(host['Binds']).filter((bind) => !isChanged(targetOfBind(bind))),
        ...texts(freshHost['Binds']),
      ],
      Mounts: [
        ...records(host['Mounts']).filter((mount) => !isChanged(text(mount['Target']))),
        ...records(freshHost['Mounts']),
      ],
      Tmpfs: { ...others(record(host['Tmpfs']), isChanged), ...record(freshHost['Tmpfs']) },
    },
  }
}

function at(mounts: readonly MountInput[], target: string): MountInput | undefined {
  return mounts.find((mount) => tidy(mount.target) === target)
}

function others(byTarget: Raw, isChanged: (target: string) => boolean): Raw {
  return without(byTarget, Object.keys(byTarget).filter(isChanged))
}

/** What the engine derived from a setting that is another now would stand in its way. */
function withLimits(body: Raw, carried: Raw): Raw {
  const [host, old] = [record(body['HostConfig']), record(carried['HostConfig'])]
  const differs = (key: string) => !isDeepStrictEqual(host[key], old[key])
  const swapFollows = differs('Memory') && !differs('MemorySwap') && hasUsualSwap(old)
  const derived = [
    ...(swapFollows ? ['MemorySwap'] : []),
    ...(differs('NanoCpus') ? ['CpuPeriod', 'CpuQuota'] : []),
    ...(differs('Privileged') ? ['MaskedPaths', 'ReadonlyPaths'] : []),
  ]
  return { ...body, HostConfig: without(host, derived) }
}

/** Twice the memory: what the engine sets by itself when nobody says. */
export function hasUsualSwap(host: Raw): boolean {
  return number(host['Memory']) > 0 && number(host['MemorySwap']) === 2 * number(host['Memory'])
}
