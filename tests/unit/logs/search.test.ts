import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { blockFinder, type SearchQuery } from '../../../src/main/services/logs/block-finder.ts'
import { type Only, rowKinds } from '../../../src/main/services/logs/chunk.ts'
import { LineStore } from '../../../src/main/services/logs/line-store.ts'
import { withoutSgr } from '../../../src/main/services/logs/clean.ts'
import { Search } from '../../../src/main/services/logs/search.ts'
import { StoreView } from '../../../src/main/services/logs/store-view.ts'

const limits = { lines: 10_000, memory: 50_000_000, chunkBytes: 1 << 16, chunkLines: 1024 }

function storeOf(lines: readonly string[], stderr: (at: number) => boolean = () => false): LineStore {
  const store = new LineStore(limits)
  for (const [at, line] of lines.entries()) {
    const bytes = Buffer.from(line)
    store.append(stderr(at) ? rowKinds.stderr : rowKinds.stdout, at, bytes, 0, bytes.length)
  }
  return store
}

function searched(store: LineStore, query: Partial<SearchQuery> & { text: string }, only?: Only): Search {
  const view = new StoreView(store, { only, off: [] })
  const search = new Search(view, { regex: false, matchCase: false, ...query })
  while (search.step());
  return search
}

function rowsOf(search: Search): number[] {
  const rows: number[] = []
  for (let hit = search.hit(0, 'next'); hit !== null; hit = search.hit(hit.row + 1, 'next'))
    rows.push(hit.row)
  return rows
}

/** The rows that hold a match, looked at one by one. */
function plainly(lines: readonly string[], { text, regex, matchCase }: SearchQuery): number[] {
  const escaped = regex ? text : text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
  const pattern = new RegExp(escaped, matchCase ? '' : 'i')
  return [...lines.keys()].filter((row) => pattern.test(withoutSgr(lines[row] ?? '')))
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp
  } catch {
    return false
  }
}

const words = [
  'a',
  'B',
  'b1',
  ' ',
  '-',
  '\t',
  '"',
  '.',
  'é',
  'É',
  '한글',
  '🙂',
  '\x1b[31m',
  '\x1b[0m',
  'ÿ',
  'K',
]
const anyLine = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((parts) => parts.join(''))
const anyText = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''))
const pieces =
  'a B . \\s \\S \\W \\D \\d \\w \\b \\B ^ $ | ( ) (?: (?<n> (?=a) (?!a) \\1 \\k<n> * + ? {2} [^-a] [^a-] [^\\s] [^] [] [-a] [\\s-] [A-z] \\. \\n \\t 글 é 🙂'
const anyPattern = fc
  .array(fc.constantFrom(...pieces.split(' '), ' '), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''))
  .filter(isPattern)
const anyQuery = fc.oneof(
  fc.record({ text: anyText, regex: fc.constant(false), matchCase: fc.boolean() }),
  fc.record({ text: anyPattern, regex: fc.constant(true), matchCase: fc.boolean() }),
)

describe('a search through many lines at once', () => {
  it('finds what a search line by line finds, whatever the lines and the query', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyLine, fc.boolean()), { maxLength: 12 }),
        anyQuery,
        fc.constantFrom<Only | undefined>(undefined, 'stdout', 'stderr'),
        (rows, query, only) => {
          const store = storeOf(
            rows.map(([line]) => line),
            (at) => rows[at]?.[1] ?? false,
          )
          const seen = rows.filter(([, isStderr]) => only === undefined || isStderr === (only === 'stderr'))
          expect(rowsOf(searched(store, query, only))).toEqual(
            plainly(
              seen.map(([line]) => line),
              query,
            ),
          )
        },
      ),
      { numRuns: 200 },
    )
  })

  it.each([
    { text: 'Needle 7', regex: false },
    { text: '^\\d+ needle [^x]*7 …', regex: true },
  ])('numbers hits across blocks and chunks: $text', (query) => {
    const lines = Array.from({ length: 5000 }, (_, at) =>
      `${at} ${at % 7 === 0 ? `needle ${at % 10} … ` : ''}`.padEnd(100, '.'),
    )
    const whole = { ...query, matchCase: false }
    const rows = plainly(lines, whole)
    expect(rows.length).toBeGreaterThan(50)
    expect(rowsOf(searched(storeOf(lines), whole))).toEqual(rows)
  })

  it.each(['status=[45]\\d\\d', '^(get|post) /', '"[^"]*error', '\\s+at\\W', '(?<n>a+)\\.$', '[^-a]'])(
    'takes /%s/ so',
    (text) => expect(blockFinder({ text, regex: true, matchCase: true })).not.toBeNull(),
  )

  it.each(['a(?!b)', '(?<=a)b', '(.)\\1', '[\\s,]', 'a\\n', '\\x0a', '[\t-z]'])(
    'takes /%s/ line by line, as it might leave its line',
    (text) => expect(blockFinder({ text, regex: true, matchCase: true })).toBeNull(),
  )
})

describe('a search', () => {
  const lines = ['GET /a', 'get /b (1)', 'POST /a', '\x1b[31mGE\x1b[0mT /c', '$^.*']

  it('finds text in any case, and through colours', () => {
    expect(rowsOf(searched(storeOf(lines), { text: 'get' }))).toEqual([0, 1, 3])
  })

  it('matches case when asked', () => {
    expect(rowsOf(searched(storeOf(lines), { text: 'GET', matchCase: true }))).toEqual([0, 3])
  })

  it('takes text literally', () => {
    expect(rowsOf(searched(storeOf(lines), { text: '(1)' }))).toEqual([1])
    expect(rowsOf(searched(storeOf(lines), { text: '$^.*' }))).toEqual([4])
  })

  it('takes a regular expression a line at a time', () => {
    expect(rowsOf(searched(storeOf(lines), { text: '^(get|post) /a$', regex: true }))).toEqual([0, 2])
  })

  it('says what is wrong with a bad pattern', () => {
    const state = searched(storeOf(lines), { text: '(', regex: true }).state()
    expect(state.state).toBe('bad-pattern')
    expect(state.message).toContain('Unterminated group')
  })

  it('goes forth and back among the hits and tells their place', () => {
    const search = searched(storeOf(lines), { text: 'get' })
    expect(search.hit(2, 'next')).toEqual({ row: 3, index: 2, hits: 3 })
    expect(search.hit(2, 'previous')).toEqual({ row: 1, index: 1, hits: 3 })
    expect(search.hit(4, 'next')).toBeNull()
    expect(search.hit(0, 'previous')).toEqual({ row: 0, index: 0, hits: 3 })
  })

  it('counts rows of one stream alone when only that is shown', () => {
    const store = storeOf(['x', 'x', 'y', 'x'], (at) => at !== 1)
    expect(rowsOf(searched(store, { text: 'x' }, 'stderr'))).toEqual([0, 2])
  })

  it('goes on with lines that come later and forgets those that went', () => {
    const store = storeOf(Array.from({ length: 9000 }, () => 'hit'))
    const search = searched(store, { text: 'hit' })
    expect(search.state()).toMatchObject({ hits: 9000, scanned: 9000, state: 'done' })
    for (let at = 0; at < 5000; at++) store.append(rowKinds.stdout, 0, Buffer.from('hit'), 0, 3)
    while (search.step());
    const { first, end } = store.range()
    expect(search.state().hits).toBe(end - first)
    expect(search.hit(0, 'next')).toMatchObject({ row: first, index: 0 })
  })

  it('tells where the matches of a window are, without colours', () => {
    const store = storeOf(lines)
    const search = searched(store, { text: 'GET' })
    expect(search.marks(new StoreView(store).window(1, 3).text.split('\n'), 1)).toEqual([0, 0, 3, 2, 0, 3])
  })

  it('gives up a pattern that would never end, keeps what it found, and holds nobody up for long', () => {
    const store = storeOf(['aaa', 'b', `${'a'.repeat(60)}!`, 'aaa'])
    const search = new Search(new StoreView(store), { text: '^(a+)+$', regex: true, matchCase: true })
    let longest = 0
    for (let more = true; more;) {
      const before = performance.now()
      more = search.step()
      longest = Math.max(longest, performance.now() - before)
    }
    expect(search.state()).toMatchObject({ hits: 1, scanned: 2, state: 'timed-out' })
    expect(longest).toBeLessThan(1000)
  })

  it('is not given up because the machine had other things to do', () => {
    let now = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000))
    try {
      const store = storeOf(Array.from({ length: 9000 }, (_, at) => `${at} `.padEnd(100, '.')))
      const search = searched(store, { text: '99' })
      expect(now).toBeGreaterThan(10_000)
      expect(search.state()).toMatchObject({ state: 'done', scanned: 9000 })
    } finally {
      clock.mockRestore()
    }
  })
})
