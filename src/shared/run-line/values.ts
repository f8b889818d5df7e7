import type { CreateInput, MountInput, PortInput } from '../contract/create-input.ts'

type One<Key extends keyof CreateInput> =
  NonNullable<CreateInput[Key]> extends readonly (infer Item)[] ? Item : never

/** Readers for what a flag of docker takes. Each gives null for what docker itself, or a number here, has no room for. */

/** `512m`, `1.5g`, `1073741824`; in bytes. */
export function sizeOf(text: string): number | null {
  const parts = /^(\d+(?:\.\d+)?) ?([kmgtp]?)(?:i?b)?$/i.exec(text.trim())
  if (parts === null) return null
  const power = ['', 'k', 'm', 'g', 't', 'p'].indexOf((parts[2] ?? '').toLowerCase())
  return safe(Math.floor(Number(parts[1]) * 1024 ** power))
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

function safe(number: number): number | null {
  return Number.isSafeInteger(number) ? number : null
}

/** docker counts nanoseconds in 64 bits. */
const longest = 2_562_047 * 3_600_000

/** `1m30s`, `500ms`; in milliseconds. */
export function durationOf(text: string): number | null {
  const typed = text.trim()
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(typed)) return null
  const parts = [...typed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)]
  const sum = parts.reduce((all, [, count, unit = '']) => all + Number(count) * (units[unit] ?? 0), 0)
  return sum > longest ? null : Math.round(sum)
}

export function wholeOf(text: string): number | null {
  return /^-?\d+$/.test(text.trim()) ? safe(Number(text)) : null
}

export function portOf(text: string): number | null {
  const port = wholeOf(text)
  return port !== null && port >= 1 && port <= 65_535 ? port : null
}

export function isIp(text: string): boolean {
  const parts = text.split('.')
  if (parts.length === 4) return parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
  return text.includes(':') && /^[0-9a-fA-F:]{2,39}$/.test(text)
}

/** `NAME=VALUE`; a name alone has an empty value. */
export function pairOf(text: string): readonly [string, string] | null {
  const equals = text.indexOf('=')
  const name = equals < 0 ? text : text.slice(0, equals)
  return name.trim() === '' ? null : [name, equals < 0 ? '' : text.slice(equals + 1)]
}

/** `80`, `53/udp`, `7000-7002`: each port of it. */
export function exposedOf(text: string): readonly One<'expose'>[] | null {
  const [range = '', protocol = 'tcp', ...more] = text.toLowerCase().split('/')
  const ports = rangeOf(range)
  if (ports === null || more.length > 0 || !isProtocol(protocol)) return null
  return ports.map((containerPort) => ({ containerPort, protocol }))
}

/** `[[IP:]HOST:]CONTAINER[/PROTOCOL]`, ranges port by port. A host range for one port stays unread: null. */
export function publishedOf(text: string): readonly PortInput[] | null {
  const parts = /^(?:(\[[^\]]+\]|[^:[\]]*):)?(?:([\d-]*):)?([\d-]+)(?:\/(\w+))?$/.exec(text)
  if (parts === null) return null
  const [, first, second, inside = '', word = 'tcp'] = parts
  // One colon: what stands before it is the host's port and not its address.
  const hostRange = second ?? (first !== undefined && /^[\d-]*$/.test(first) ? first : '')
  const address = second === undefined && hostRange === first ? '' : (first ?? '').replace(/^\[|\]$/g, '')
  const container = rangeOf(inside)
  const host = hostRange === '' ? [] : rangeOf(hostRange)
  const protocol = word.toLowerCase()
  if (container === null || host === null || !isProtocol(protocol)) return null
  if ((address !== '' && !isIp(address)) || (host.length > 0 && host.length !== container.length)) return null
  return container.map((containerPort, at) => ({
    ...(address !== '' && { hostIp: address }),
    ...(host[at] !== undefined && { hostPort: host[at] }),
    containerPort,
    protocol,
  }))
}

const propagation = /^(?:ro|rw|z|Z|nocopy|r?shared|r?slave|r?private|cached|delegated|consistent)$/

/** `-v`: `[SOURCE:]TARGET[:OPTIONS]`, with Windows drives. */
export function volumeOf(text: string): MountInput | null {
  const part = '((?:[A-Za-z]:(?=[\\\\/]))?[^:]+)'
  const [, first, second, mode] = new RegExp(`^${part}(?::${part})?(?::([^:]+))?$`, 's').exec(text) ?? []
  if (first === undefined) return null
  if (second === undefined) return { type: 'volume', target: first }
  const words = (mode ?? '').split(',').filter((word) => word !== '')
  if (!words.every((word) => propagation.test(word))) return null
  const isPath = /^(?:[/~.]|\\\\|[A-Za-z]:[\\/])/.test(first)
  return { type: isPath ? 'bind' : 'volume', source: first, target: second, ...modeOf(words) }
}

/** `--tmpfs`: `TARGET[:OPTIONS]`. */
export function tmpfsOf(text: string): MountInput | null {
  const colon = text.indexOf(':')
  const target = colon < 0 ? text : text.slice(0, colon)
  if (target === '') return null
  return { type: 'tmpfs', target, ...modeOf(colon < 0 ? [] : text.slice(colon + 1).split(',')) }
}

/** The words behind the last colon, read-only told apart. */
export function modeOf(words: readonly string[]): Pick<MountInput, 'readOnly' | 'options'> {
  const options = words.filter((word) => word !== '' && word !== 'ro' && word !== 'rw')
  return { ...(words.includes('ro') && { readOnly: true }), ...(options.length > 0 && { options }) }
}

/** `CONTAINER[:ALIAS]` */
export function linkOf(text: string): One<'links'> | null {
  const [container = '', alias, ...more] = text.split(':')
  if (container === '' || alias === '' || more.length > 0) return null
  return alias === undefined ? { container } : { container, alias }
}

/** `HOST:ADDRESS`, or `HOST=ADDRESS` as newer CLIs have it. */
export function extraHostOf(text: string): One<'extraHosts'> | null {
  const [, host, given] = /^([^:=\s]+)[:=](.+)$/.exec(text.trim()) ?? []
  if (host === undefined || given === undefined) return null
  const address = given.replace(/^\[(.*)\]$/, '$1')
  return isIp(address) || address === 'host-gateway' ? { host, address } : null
}

const isMode = (word: string) => /^[rwm]{1,3}$/.test(word)

/** `HOST[:CONTAINER][:PERMISSIONS]` */
export function deviceOf(text: string): One<'devices'> | null {
  const [host = '', second, third, ...more] = text.trim().split(':')
  const inside = second !== undefined && !isMode(second) ? second : undefined
  const permissions = third ?? (second !== undefined && isMode(second) ? second : undefined)
  if (!host.startsWith('/') || more.length > 0) return null
  if (
    (inside !== undefined && !inside.startsWith('/')) ||
    (permissions !== undefined && !isMode(permissions))
  )
    return null
  return {
    host,
    ...(inside !== undefined && inside !== host && { container: inside }),
    ...(permissions !== undefined && permissions !== 'rwm' && { permissions }),
  }
}

/** `NAME=SOFT[:HARD]` */
export function ulimitOf(text: string): One<'ulimits'> | null {
  const [, name, soft, hard] = /^([a-z]+)=(-?\d+)(?::(-?\d+))?$/.exec(text.trim()) ?? []
  if (name === undefined || soft === undefined) return null
  const [low, high] = [wholeOf(soft), wholeOf(hard ?? soft)]
  if (low === null || high === null || low < -1 || high < -1) return null
  // -1 is no limit, and so the highest of all.
  if (high !== -1 && (low === -1 || low > high)) return null
  return { name, soft: low, hard: high }
}

/** `no`, `always`, `on-failure:3`; a number belongs to on-failure alone. */
export function restartOf(text: string): NonNullable<CreateInput['restart']> | null {
  const [, policy, retries] = /^(no|always|unless-stopped|on-failure)(?::(\d+))?$/.exec(text.trim()) ?? []
  if (policy !== 'on-failure' && retries !== undefined) return null
  if (policy !== 'no' && policy !== 'always' && policy !== 'unless-stopped' && policy !== 'on-failure')
    return null
  return { policy, ...(Number(retries ?? 0) > 0 && { maximumRetries: Number(retries) }) }
}

function rangeOf(text: string): readonly number[] | null {
  const [from = '', to = from, ...more] = text.split('-')
  const [first, last] = [portOf(from), portOf(to)]
  if (first === null || last === null || last < first || more.length > 0 || last - first > 999) return null
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

function isProtocol(word: string): word is 'tcp' | 'udp' | 'sctp' {
  return word === 'tcp' || word === 'udp' || word === 'sctp'
}
