import type { Health } from '#shared/contract/containers.ts'
import type { Happening } from '#shared/contract/history.ts'
import type { EngineEvent } from '../../engine/engine.ts'
import { isListing } from '../files/list-inside.ts'

/** Which container an event is about; null when it is about none. */
export function containerOf(event: EngineEvent): string | null {
  if (event.type === 'container') return event.id
  return event.type === 'network' ? (event.attributes['container'] ?? null) : null
}

/** What an event tells of its container's life; null for what happens often and says nothing of it (top, resize, cp, a look into a folder…). */
export function happeningOf(event: EngineEvent): Happening | null {
  return event.type === 'network' ? networkHappening(event) : containerHappening(event)
}

const plain = {
  create: 'created',
  start: 'started',
  restart: 'restarted',
  pause: 'paused',
  unpause: 'unpaused',
  stop: 'stopped',
  oom: 'oom',
  update: 'updated',
  destroy: 'destroyed',
} as const

function containerHappening({ action, attributes, timeNano }: EngineEvent): Happening | null {
  // `health_status: healthy` and `exec_start: sh -c true` carry their word with them.
  const [verb = '', ...rest] = action.split(':')
  const word = rest.join(':').trim()
  switch (verb) {
    case 'create':
    case 'start':
    case 'restart':
    case 'pause':
    case 'unpause':
    case 'stop':
    case 'oom':
    case 'update':
    case 'destroy':
      return { kind: plain[verb] }
    case 'die':
      return { kind: 'died', exitCode: numberOf(attributes['exitCode']) }
    case 'kill':
      return { kind: 'signalled', signal: attributes['signal'] ?? '' }
    case 'health_status':
      return { kind: 'health', health: healthOf(word) }
    case 'rename':
      return { kind: 'renamed', from: nameOf(attributes['oldName']), to: nameOf(attributes['name']) }
    case 'commit':
      return { kind: 'committed', reference: attributes['imageRef'] ?? '' }
    case 'exec_start':
      if (isListing(word)) return null
      return { kind: 'executed', command: shortened(word), times: 1, from: millisecondsOf(timeNano) }
    default:
      return null
  }
}

function networkHappening({ action, attributes }: EngineEvent): Happening | null {
  if (action !== 'connect' && action !== 'disconnect') return null
  return { kind: action === 'connect' ? 'connected' : 'disconnected', network: attributes['name'] ?? '' }
}

export function millisecondsOf(nano: bigint): number {
  return Number(nano / 1_000_000n)
}

/** As events give it, with or without the slash of the engine's own records. */
export function nameOf(name: string | undefined): string {
  return (name ?? '').replace(/^\//, '')
}

function numberOf(text: string | undefined): number | null {
  const number = Number(text)
  return text === undefined || text === '' || !Number.isInteger(number) ? null : number
}

function healthOf(word: string): Health {
  return word === 'starting' || word === 'healthy' || word === 'unhealthy' ? word : 'none'
}

const longestCommand = 200

/** A command may be a whole script. */
function shortened(command: string): string {
  return command.length > longestCommand ? `${command.slice(0, longestCommand)}…` : command
}
