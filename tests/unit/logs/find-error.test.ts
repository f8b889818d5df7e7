import { describe, expect, it } from 'vitest'
import { rowKinds } from '../../../src/main/services/logs/chunk.ts'
import { ErrorSearch, isError } from '../../../src/main/services/logs/find-error.ts'
import { LineStore } from '../../../src/main/services/logs/line-store.ts'
import { StoreView } from '../../../src/main/services/logs/store-view.ts'

const limits = { lines: 100_000, memory: 50_000_000, chunkBytes: 1 << 16, chunkLines: 256 }

function found(view: StoreView, row: number, direction: 'next' | 'previous', stderr = false): number | null {
  const search = new ErrorSearch(view, row, direction, stderr)
  for (;;) {
    const at = search.step(1)
    if (at !== undefined) return at
  }
}

describe('a line', () => {
  it.each([
    'ERROR: no space left',
    '2026/05/01 [error] 31#31: upstream timed out',
    'panic: runtime error',
    'java.lang.NullPointerException: oh no',
    'level=error msg="it broke"',
    '{"level":"error","msg":"it broke"}',
    '{"time":1,"severity": "CRITICAL"}',
    '{"level":50,"msg":"it broke"}',
  ])('tells of an error: %s', (line) => expect(isError(line)).toBe(true))

  it.each([
    'GET /errors.html 200',
    '{"level":"info","msg":"done","error":null}',
    'level=info msg="no error"',
    '{"level":30,"msg":"an error was expected"}',
    'terror and mirrors',
  ])('tells of none: %s', (line) => expect(isError(line)).toBe(false))
})

describe('the search for an error', () => {
  const store = new LineStore(limits)
  for (let line = 0; line < 9000; line++) {
    const isBad = line === 100 || line === 5000
    const bytes = Buffer.from(isBad ? '\x1b[31mfatal\x1b[0m' : `line ${line}`)
    store.append(line === 7000 ? rowKinds.stderr : rowKinds.stdout, line, bytes, 0, bytes.length)
  }
  const view = new StoreView(store)

  it('goes forth and back from a row, that row included', () => {
    expect(found(view, 0, 'next')).toBe(100)
    expect(found(view, 100, 'next')).toBe(100)
    expect(found(view, 101, 'next')).toBe(5000)
    expect(found(view, 5001, 'next')).toBeNull()
    expect(found(view, 8999, 'previous')).toBe(5000)
    expect(found(view, 4999, 'previous')).toBe(100)
    expect(found(view, 99, 'previous')).toBeNull()
  })

  it('takes stderr for errors when asked', () => {
    expect(found(view, 8999, 'previous', true)).toBe(7000)
    expect(found(view, 5001, 'next', true)).toBe(7000)
  })

  it('counts the rows that are looked at alone', () => {
    const stderr = new StoreView(store, { only: 'stderr', off: [] })
    expect(found(stderr, 0, 'next')).toBeNull()
    expect(found(stderr, 0, 'next', true)).toBe(0)
  })
})
