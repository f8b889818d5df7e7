import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLimits, LineStore } from '../../../src/main/services/logs/line-store.ts'
import { LogReader } from '../../../src/main/services/logs/log-reader.ts'
import { untilOf } from '../../../src/main/services/logs/log-seam.ts'
import { OlderLines } from '../../../src/main/services/logs/older-lines.ts'
import { Search } from '../../../src/main/services/logs/search.ts'
import { StoreView } from '../../../src/main/services/logs/store-view.ts'
import { frame, message, stampAt } from './log-bytes.ts'

/** One message of a log: when, on which stream, and whether its line ends with it. */
interface Written {
  readonly at: number
  readonly stream: 0 | 1
  readonly ends: boolean
}

const beginning = { past: true, resumed: false, notice: false, acceptsGap: false }

function frames(log: readonly Written[]): Buffer {
  return Buffer.concat(
    log.map(({ at, stream, ends }, place) => frame(stream, message(at, `${place}${ends ? '\n' : ' '}`))),
  )
}

/** What is held of a log whose newest `tail` messages were read. */
function held(log: readonly Written[], tail: number, limits = defaultLimits) {
  const store = new LineStore(limits)
  const reader = new LogReader(store.append.bind(store), 0, false)
  const older = new OlderLines(store, false)
  reader.begin(beginning)
  // Frames carry their place in the whole log as their text.
  reader.push(frames(log).subarray(frames(log.slice(0, log.length - tail)).length))
  return { store, reader, older }
}

type Held = ReturnType<typeof held>

/** The answer of the engine: the newest `tail` messages, and none from the first on that is later than `until`. */
function answer(log: readonly Written[], tail: number, until: string | null): Buffer {
  const newest = log.slice(-tail)
  const cut = newest.findIndex(({ at }) => until !== null && isLater(at, until))
  const before = frames(log.slice(0, log.length - newest.length)).length
  const sent = cut < 0 ? log.length : log.length - newest.length + cut
  return frames(log.slice(0, sent)).subarray(before)
}

function isLater(at: number, until: string): boolean {
  const [seconds = 0, nanos = 0] = until.split('.').map(Number)
  const stamp = Date.parse(stampAt(at).text)
  return Math.floor(stamp / 1000) > seconds || (Math.floor(stamp / 1000) === seconds && nanosOf(at) > nanos)
}

const nanosOf = (at: number): number => Number(/\.(\d{9})Z$/.exec(stampAt(at).text)?.[1])

/** Asks for the newest `tail` messages, and takes the answer in pieces. */
function ask(
  { reader, older }: Held,
  log: readonly Written[],
  tail: number,
  { last = false, endsEarly = true } = {},
): number | null {
  const seam = older.begin(reader)
  if (seam === null) return 0
  const bytes = answer(log, tail, endsEarly ? untilOf(seam) : null)
  for (let at = 0; at < bytes.length; at += 50) older.push(bytes.subarray(at, at + 50))
  return older.over(reader, last)?.messages ?? null
}

function rows({ store }: Held): string[] {
  const view = new StoreView(store)
  const { first, end } = view.range()
  return first === end ? [] : view.window(first, end - first).text.split('\n')
}

/** Few instants for many messages, some written a little out of order. */
const logs = fc
  .array(
    fc.record({
      step: fc.constantFrom(0, 0, 0, 0, 1),
      isLate: fc.boolean(),
      stream: fc.constantFrom<0 | 1>(0, 0, 1),
      ends: fc.constantFrom(true, true, true, false),
    }),
    { minLength: 2, maxLength: 120 },
  )
  .map((steps) => {
    let at = 100
    return steps.map(({ step, isLate, stream, ends }): Written => {
      at += step * 4
      // Its own instant, before those that were written before it.
      const late = step > 0 && isLate
      return { at: late ? at - 5 : at, stream, ends }
    })
  })

const plain = (count: number): Written[] =>
  Array.from({ length: count }, (_, at) => ({ at, stream: at % 3 === 0 ? 1 : 0, ends: true }))

describe('older lines', () => {
  it('are those before the lines held: no gap, none twice, however many share an instant or are parts of one line', () => {
    fc.assert(
      fc.property(logs, fc.nat(200), fc.nat(200), (log, some, more) => {
        const tail = 1 + (some % (log.length - 1))
        const pane = held(log, tail)
        const whole = held(log, log.length)
        ask(pane, log, tail + (more % 9))
        ask(pane, log, tail + (more % 31))
        // What was written out of order may have ended those too soon; without a gap what came is what is held.
        expect(rows(pane)).toEqual(rows(held(log, tail + pane.older.rows.lines)))
        ask(pane, log, 1000, { last: true, endsEarly: false })
        ask(pane, log, 1000, { last: true, endsEarly: false })
        expect(pane.older.rows).toEqual({ state: 'beginning', lines: log.length - tail })
        expect(rows(pane)).toEqual(rows(whole))
      }),
      { numRuns: 100 },
    )
  })

  it('are not taken where the lines held do not begin in what came', () => {
    const log = plain(50)
    const pane = held(log, 20)
    expect(ask(pane, log, 15)).toBeNull()
    expect(ask(pane, log.slice(0, 30), 50)).toBeNull()
    expect(pane.older.rows).toEqual({ state: 'more', lines: 0 })
    expect(rows(pane)).toHaveLength(20)
    expect(ask(pane, log, 22)).toBe(2)
  })

  it('keep those next to the seam when the engine sends far more than a page', () => {
    const log = plain(20_000)
    const pane = held(log, 10)
    const taken = ask(pane, log, 20_000) ?? 0
    expect(taken).toBeGreaterThanOrEqual(2000)
    expect(taken).toBeLessThan(6000)
    expect(rows(pane)).toEqual(rows(held(log, 10 + taken)))
  })

  it('get numbers below 0: rows of a choice, a search and its hits keep theirs', () => {
    const log = plain(300)
    const pane = held(log, 60)
    const stderr = new StoreView(pane.store, { only: 'stderr', off: [] })
    const search = new Search(stderr, { text: '9', regex: false, matchCase: true })
    while (search.step());
    const before = { range: stderr.range(), first: stderr.window(0, 1).text }
    expect(before).toEqual({ range: { first: 0, end: 20 }, first: '240' })
    ask(pane, log, 100)
    search.preceded(0)
    expect(search.state().hits).toBe(5)
    while (search.step());
    const { first } = stderr.range()
    ask(pane, log, 1000)
    search.preceded(first)
    while (search.step());
    expect(stderr.range()).toEqual({ first: -80, end: 20 })
    expect(stderr.window(0, 1).text).toBe('240')
    expect(stderr.window(-80, 1).text).toBe('0')
    const wanted = log.flatMap(({ stream }, at) =>
      stream === 1 && `${at}`.includes('9') ? [at / 3 - 80] : [],
    )
    expect(search.state()).toMatchObject({ hits: wanted.length, scanned: 100, state: 'done' })
    const found: number[] = []
    for (let hit = search.hit(-1000, 'next'); hit !== null; hit = search.hit(hit.row + 1, 'next'))
      found.push(hit.row)
    expect(found).toEqual(wanted)
  })

  it('are not taken where they do not fit, nor once the oldest went', () => {
    const log = plain(100)
    const tight = held(log, 60, { ...defaultLimits, lines: 80 })
    expect(ask(tight, log, 90)).toBe(0)
    expect(tight.older.rows).toEqual({ state: 'full', lines: 0 })
    const small = { lines: 40, memory: 10_000_000, chunkBytes: 4096, chunkLines: 16 }
    const ring = held(log, 90, small)
    expect(ring.store.hasLost).toBe(true)
    expect(ring.older.rows.state).toBe('full')
    expect(ring.older.begin(ring.reader)).toBeNull()
  })

  it('are asked for up to the latest of the first messages held, to the nanosecond', () => {
    const { reader } = held(plain(20), 5)
    const seam = reader.seam()
    expect(seam).toMatchObject({ count: 5 })
    expect(seam === null ? '' : untilOf(seam)).toMatch(/^\d+\.019000123$/)
    // Where only one instant is known, the end of the log has to tell.
    const one = held(plain(20), 1).reader.seam()
    expect(one === null ? '' : untilOf(one)).toBeNull()
  })
})
