import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createJsonLineDecoder,
  decodeJsonLines,
  longestLine,
} from '../../../src/main/engine/decode/json-lines.ts'
import type { JsonLine } from '../../../src/main/engine/decode/json-lines.ts'

function decodeIn(bytes: Buffer, lengths: readonly number[]): JsonLine[] {
  const decoder = createJsonLineDecoder()
  const lines: JsonLine[] = []
  let at = 0
  for (const length of [...lengths, bytes.length]) {
    lines.push(...decoder.push(bytes.subarray(at, at + length)))
    at += length
  }
  return [...lines, ...decoder.finish()]
}

async function* twoChunks(): AsyncGenerator<Buffer> {
  yield Buffer.from('{"n":1}\n{"n":2}\n{"n"')
  yield Buffer.from(':3}')
}

describe('the JSON line decoder', () => {
  it('gives the same values wherever the chunks meet, characters of several bytes included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))),
        fc.array(fc.integer({ min: 1, max: 9 })),
        fc.constantFrom('\n', '\r\n'),
        (values, lengths, end) => {
          const bytes = Buffer.from(values.map((value) => JSON.stringify(value) + end).join(''))
          const sent: unknown[] = JSON.parse(JSON.stringify(values))
          expect(decodeIn(bytes, lengths)).toEqual(sent.map((value) => ({ ok: true, value })))
        },
      ),
    )
  })

  it('tells a bad line as a value and goes on behind it', () => {
    expect(decodeIn(Buffer.from('{"a":1}\n{"b":\n\n{"c":"끝"}'), [])).toEqual([
      { ok: true, value: { a: 1 } },
      { ok: false, text: '{"b":' },
      { ok: true, value: { c: '끝' } },
    ])
  })

  it('refuses a line without an end', () => {
    const decoder = createJsonLineDecoder()
    const chunk = Buffer.alloc(1024 * 1024, 'x')
    expect(() => {
      for (let sent = 0; sent <= longestLine; sent += chunk.length) decoder.push(chunk)
    }).toThrow(/more than/)
  })

  it('yields one batch a chunk from a stream', async () => {
    const batches: (readonly JsonLine[])[] = []
    for await (const batch of decodeJsonLines(twoChunks())) batches.push(batch)
    expect(batches.map((batch) => batch.length)).toEqual([2, 1])
  })

  it('takes twice the time for twice the bytes of one long line', () => {
    const chunk = Buffer.alloc(100, 'x')
    const time = (chunks: number): number => {
      const decoder = createJsonLineDecoder()
      const start = performance.now()
      for (let sent = 0; sent < chunks; sent += 1) decoder.push(chunk)
      decoder.push(Buffer.from('\n'))
      return performance.now() - start
    }
    // The best of several: a busy machine takes a run's turn away in its middle.
    const best = (chunks: number) => Math.min(...Array.from({ length: 8 }, () => time(chunks)))
    time(10_000)
    expect(best(80_000) / best(10_000)).toBeLessThan(24)
  })
})
