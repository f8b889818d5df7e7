import { describe, expect, it } from 'vitest'
import type { HistoryNews } from '#shared/contract/history.ts'
import type { EngineStatus } from '#shared/contract/system.ts'
import type { EngineEvent } from '../../../src/main/engine/engine.ts'
import { createHistory } from '../../../src/main/services/history.ts'
import { LifeRecord, mostEntries } from '../../../src/main/services/history/life-record.ts'
import { LifeRecords } from '../../../src/main/services/history/life-records.ts'

const one = '1'.repeat(64)
const two = '2'.repeat(64)

const nothing = () => undefined

/** An engine of which the test says what it tells. */
function spoken() {
  let status = statusOf('unix:///a', 1)
  let event: (event: EngineEvent, generation: number) => void = nothing
  let changed: (status: EngineStatus) => void = nothing
  let gap: (generation: number) => void = nothing
  let nano = 0n
  const history = createHistory({
    status: () => status,
    onStatus: (listener) => ((changed = listener), nothing),
    onEvent: (listener) => ((event = listener), nothing),
    onGap: (listener) => ((gap = listener), nothing),
  })
  return {
    history,
    tell: (action: string, id = one, attributes: Record<string, string> = {}, type = 'container') => {
      nano += 1_000_000n
      event({ type, action, id, attributes, timeNano: nano }, status.generation)
    },
    again: (action: string, id = one) =>
      event({ type: 'container', action, id, attributes: {}, timeNano: nano }, 1),
    connect: (address: string, generation: number) => {
      status = statusOf(address, generation)
      changed(status)
    },
    overflow: () => gap(status.generation),
  }
}

function statusOf(address: string, generation: number): EngineStatus {
  const endpoint = {
    source: 'choice',
    name: address,
    address,
    transport: 'unix',
    tls: false,
    remote: false,
  } as const
  return {
    generation,
    state: 'ready',
    endpoint,
    engine: null,
    fault: null,
    diagnosis: null,
    nextTryAt: null,
    since: 0,
  }
}

function reading(open: ReturnType<typeof createHistory>['open'], id: string) {
  const leave = new AbortController()
  const stream = open(id, leave.signal)
  const next = async (): Promise<HistoryNews> => {
    const result = await stream.next()
    if (result.done === true) throw new Error('The stream has ended.')
    return result.value
  }
  return { next, leave: () => leave.abort(), ended: async () => (await stream.next()).done === true }
}

const kinds = ({ entries }: HistoryNews) => entries.map(({ kind }) => kind)

describe('the history of a container', () => {
  it('is told whole, and then what is new, all of a burst at once', async () => {
    const { history, tell } = spoken()
    tell('create', one, { name: 'web' })
    tell('connect', 'net', { container: one, name: 'shop' }, 'network')
    tell('start', one, { name: 'web' })
    tell('start', two, { name: 'other' })
    const reader = reading(history.open, one)
    expect(kinds(await reader.next())).toEqual(['created', 'connected', 'started'])
    tell('kill', one, { signal: '15' })
    tell('die', one, { exitCode: '143' })
    tell('die', two, { exitCode: '0' })
    tell('health_status: unhealthy')
    expect(await reader.next()).toMatchObject({
      entries: [
        { kind: 'signalled', signal: '15', number: 3, at: 5 },
        { kind: 'died', exitCode: 143 },
        { kind: 'health', health: 'unhealthy' },
      ],
    })
    reader.leave()
    expect(await reader.ended()).toBe(true)
  })

  it('is found by the last name, also when the container is gone, and not on another engine', async () => {
    const { history, tell, connect } = spoken()
    tell('create', one, { name: 'web' })
    tell('rename', one, { name: 'shop', oldName: '/web' })
    tell('destroy', one, { name: 'shop' })
    expect((await reading(history.open, 'shop').next()).entries).toMatchObject([
      { kind: 'created' },
      { kind: 'renamed', from: 'web', to: 'shop' },
      { kind: 'destroyed' },
    ])
    expect(kinds(await reading(history.open, 'web').next())).toEqual([])
    expect(kinds(await reading(history.open, one.slice(0, 12)).next())).toHaveLength(3)
    tell('create', two, { name: 'shop' })
    expect(kinds(await reading(history.open, 'shop').next())).toEqual(['created'])
    connect('unix:///b', 2)
    expect(kinds(await reading(history.open, 'shop').next())).toEqual([])
  })

  it('waits for a container that nobody told of yet', async () => {
    const { history, tell } = spoken()
    const reader = reading(history.open, 'later')
    expect(kinds(await reader.next())).toEqual([])
    tell('create', one, { name: 'later' })
    expect(kinds(await reader.next())).toEqual(['created'])
  })

  it('says where the event stream was broken, for each engine on its own', async () => {
    const { history, tell, connect, overflow } = spoken()
    const reader = reading(history.open, one)
    expect((await reader.next()).gaps).toEqual([])
    connect('unix:///a', 2)
    const [gap] = (await reader.next()).gaps
    expect(gap?.to).toBeGreaterThanOrEqual(gap?.from ?? Infinity)
    connect('unix:///b', 3)
    expect((await reader.next()).gaps).toEqual([])
    tell('create')
    expect((await reader.next()).gaps).toEqual([])
    overflow()
    expect((await reader.next()).gaps).toHaveLength(1)
  })

  it('doubles nothing that a new connection tells again', async () => {
    const { history, tell, again } = spoken()
    tell('create')
    again('create')
    expect(kinds(await reading(history.open, one).next())).toEqual(['created'])
  })

  it('tells a command that runs over and over once, with its count, and leaves out what says nothing', async () => {
    const { history, tell } = spoken()
    tell('start')
    for (const command of ['check', 'ls', 'check', 'check']) {
      tell(`exec_create: ${command}`)
      tell(`exec_start: ${command}`)
      tell('exec_die')
    }
    for (const action of ['top', 'resize', 'attach', 'archive-path']) tell(action)
    // The Files tab looks into a folder.
    const mark = `:${'5f'.repeat(12)}:`
    tell(
      `exec_start: find /srv/ -mindepth 1 -exec stat -c ${mark}%f %s %Y %u %g %U %G${mark}%n${mark}%N${mark} {} +`,
    )
    const reader = reading(history.open, one)
    expect((await reader.next()).entries).toMatchObject([
      { kind: 'started' },
      { kind: 'executed', command: 'check', times: 3 },
      { kind: 'executed', command: 'ls', times: 1 },
    ])
    tell('exec_start: ls')
    expect((await reader.next()).entries).toMatchObject([{ kind: 'executed', number: 2, times: 2 }])
  })
})

describe('what is kept', () => {
  it('is the newest of each container', () => {
    const record = new LifeRecord(one, 'a')
    for (let at = 0; at < mostEntries + 10; at += 1) record.add({ kind: 'started' }, at)
    expect(record.size).toBe(mostEntries)
    expect(record.first).toBe(10)
    expect(record.since(0)[0]?.at).toBe(10)
  })

  it('is in all no more than there is room for: who is gone longest is forgotten first', () => {
    const records = new LifeRecords(10)
    const fill = (id: string, gone: boolean) => {
      const record = records.of(id, 'a')
      for (let at = 0; at < 4; at += 1) record.add({ kind: 'started' }, at)
      record.gone = gone
      records.keep(record, 4)
    }
    fill('living', false)
    fill('gone', true)
    fill('newer', false)
    expect(records.find('gone', 'a')).toBeNull()
    expect(records.find('living', 'a')?.size).toBe(4)
    fill('another', false)
    expect(records.find('living', 'a')).toBeNull()
    expect(records.find('newer', 'a')?.size).toBe(4)
  })
})
