import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createBacklog, withoutScrolledOut } from '../../../../src/renderer/features/terminal/backlog.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (parts: readonly Uint8Array[]) => Buffer.concat(parts).toString()

/** What a screen of so many lines holds whenever something other than plain text comes, and at the end. */
function seen(output: string, holds: number): readonly string[] {
  return output.split(/(?=[\u001B\u0008\u007F\u009B])/).map((_, at, parts) => {
    const before = parts.slice(0, at + 1).join('')
    return before
      .split('\r\n')
      .slice(-holds - 1)
      .join('\n')
  })
}

describe('lines that would scroll out of the memory before they are seen', () => {
  test('are left out, and the rest stays as it was', () => {
    const flood = `ls\r\n${'y\r\n'.repeat(100)}^C\r\n/ # \u001B[6n`
    const kept = text(withoutScrolledOut(bytes(flood), 10))
    expect(kept).toBe(`ls\r\n${'y\r\n'.repeat(9)}^C\r\n/ # \u001B[6n`)
  })

  test.each([
    ['a few lines', 'a\r\nb\r\nc'],
    ['lines that a control sequence divides', 'a\r\nb\r\n\u001B[1mc\r\nd\r\n'],
    ['lines without a return, which would not begin at the left', 'a\nb\nc\nd\ne\nf\n'],
    ['lines with an eight-bit control', 'a\r\n\u009B1mb\r\n\u009Bc\r\nd\r\n\u009B\r\ne'],
  ])('%s stay as they are', (_what, output) => {
    expect(text(withoutScrolledOut(bytes(output), 3))).toBe(output)
  })

  test('what a screen holds is the same at every control sequence and at the end', () => {
    const piece = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('a\r\n', '가나다\r\n', '\r\n', 'x\ty\r\n') },
      { weight: 1, arbitrary: fc.constantFrom('\u001B[2J', '\u0008', 'é', '\n', '\r', '\u009B1m', 'b') },
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), fc.integer({ min: 1, max: 6 }), (pieces, holds) => {
        const output = pieces.join('')
        expect(seen(text(withoutScrolledOut(bytes(output), holds)), holds)).toEqual(seen(output, holds))
      }),
      { numRuns: 500 },
    )
  })
})

/** A screen that takes `cost` milliseconds for a write. */
function open(cost: number) {
  const written: string[] = []
  let done = 0
  const backlog = createBacklog(
    {
      holds: () => 1000,
      write: (part, shown) => {
        written.push(Buffer.from(part).toString())
        setTimeout(shown, cost)
      },
    },
    (count) => {
      done += count
    },
  )
  return { backlog, written, done: () => done }
}

describe('output that waits for its screen', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'requestAnimationFrame', 'setTimeout'] }))
  afterEach(() => void vi.useRealTimers())

  test('is written in order and in parts, and all of it is told to be done', async () => {
    const { backlog, written, done } = open(0)
    const long = 'z'.repeat(50_000)
    backlog.add(bytes('first '))
    backlog.add(bytes(long))
    backlog.add(bytes(' last'))
    const ended = vi.fn()
    backlog.whenEmpty(ended)
    expect(ended).not.toHaveBeenCalled()
    await vi.runAllTimersAsync()
    expect(written.join('')).toBe(`first ${long} last`)
    expect(Math.max(...written.map(({ length }) => length))).toBeLessThan(20_000)
    expect(done()).toBe(50_011)
    expect(ended).toHaveBeenCalledOnce()
  })

  test('lines that are left out are told to be done as well', async () => {
    const { backlog, written, done } = open(1)
    backlog.add(bytes('begin\r\n'))
    const flood = 'y\r\n'.repeat(20_000)
    backlog.add(bytes(flood))
    await vi.runAllTimersAsync()
    expect(written.join('').length).toBeLessThan(3100)
    expect(done()).toBe(flood.length + 7)
  })
})
