import { rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { closeServer, tieEnds } from './loopback.ts'

/** What happens to one connection. Bytes are counted from the engine to the app. */
export type Disturbance =
  | { readonly kind: 'pass' }
  /** Closed without a word before the first byte. */
  | { readonly kind: 'refuse' }
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Stays open and says nothing more. */
  | { readonly kind: 'stall'; readonly afterBytes: number }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Random bytes instead of the engine's, then the end. */
  | { readonly kind: 'junk'; readonly afterBytes: number }

/** Between the app and a real engine, on a unix socket of its own. */
export interface ChaosProxy {
  readonly socket: string
  readonly host: string
  /** For connections from now on. */
  readonly disturb: (choose: Disturbance | (() => Disturbance)) => void
  /** Ends every connection that is open now. */
  readonly cutAll: () => void
  readonly open: () => number
  /** `GET /_ping` and so on: what was asked so far, in order, without query values. */
  readonly requests: () => readonly string[]
  readonly close: () => Promise<void>
}

export async function startChaosProxy(upstream: string, socket: string, seed = 1): Promise<ChaosProxy> {
  const random = seededRandom(seed)
  const open = new Set<Socket>()
  const requests: string[] = []
  let choose = passAll
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const disturbance = choose()
    if (disturbance.kind === 'refuse') return void client.destroy()
    const engine = connect({ path: upstream, allowHalfOpen: true })
    open.add(client)
    client.once('close', () => open.delete(client))
    tieEnds(client, engine)
    client.on('data', (chunk: Buffer) => noteRequest(chunk, requests))
    client.pipe(engine)
    passDisturbed(engine, client, disturbance, random)
  })
  rmSync(socket, { force: true })
  server.listen(socket)
  await once(server, 'listening')
  const cutAll = () => {
    for (const client of open) client.destroy()
  }
  return {
    socket,
    host: `unix://${socket}`,
    disturb: (next) => {
      choose = typeof next === 'function' ? next : () => next
    },
    cutAll,
    open: () => open.size,
    requests: () => [...requests],
    close: async () => {
      cutAll()
      await closeServer(server)
    },
  }
}

/** A client of ours sends one request at a time, so a request begins a chunk. */
function noteRequest(chunk: Buffer, requests: string[]): void {
  const line = /^(GET|POST|PUT|DELETE|HEAD) ([^ ?]+)/.exec(chunk.subarray(0, 512).toString('latin1'))
  if (line) requests.push(`${line[1]} ${line[2]}`)
}

const passAll = (): Disturbance => ({ kind: 'pass' })

/** The same seed gives the same disturbances in the same order, about a third of them none. */
export function randomDisturbances(seed: number): () => Disturbance {
  const random = seededRandom(seed)
  const kinds = ['pass', 'pass', 'cut', 'stall', 'delay', 'junk', 'refuse'] as const
  return () => {
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'pass'
    if (kind === 'pass' || kind === 'refuse') return { kind }
    if (kind === 'delay') return { kind, milliseconds: Math.floor(random() * 200) }
    // Small figures hit the headers, large ones the bodies.
    return { kind, afterBytes: Math.floor(10 ** (random() * 4)) }
  }
}

/** mulberry32: numbers of 0 to 1 that a failed run can be repeated with. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function passDisturbed(engine: Socket, client: Socket, how: Disturbance, random: () => number): void {
  if (how.kind === 'delay') {
    setTimeout(() => engine.pipe(client), how.milliseconds)
    return
  }
  if (how.kind === 'pass' || how.kind === 'refuse') {
    engine.pipe(client)
    return
  }
  let left = how.afterBytes
  engine.on('data', (chunk: Buffer) => {
    if (chunk.length <= left) {
      left -= chunk.length
      client.write(chunk)
      return
    }
    client.write(chunk.subarray(0, left))
    if (how.kind === 'stall') {
      engine.pause()
      return
    }
    engine.removeAllListeners('data')
    client.end(how.kind === 'junk' ? junk(random) : '', () => engine.destroy())
  })
}

function junk(random: () => number): Buffer {
  return Buffer.from(Array.from({ length: 64 }, () => Math.floor(random() * 256)))
}
