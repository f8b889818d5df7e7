import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FaultError } from '#shared/faults.ts'
import { createFrameDecoder, decodeFrames } from '../../../src/main/engine/decode/frames.ts'
import type { FrameBatch } from '../../../src/main/engine/decode/frames.ts'

interface Frame {
  readonly stream: number
  readonly text: string
}

function encode(frames: readonly Frame[]): Buffer {
  return Buffer.concat(
    frames.flatMap(({ stream, text }) => {
      const header = Buffer.alloc(8)
      header[0] = stream
      header.writeUInt32BE(Buffer.byteLength(text), 4)
      return [header, Buffer.from(text)]
    }),
  )
}

/** Joins the parts of each frame again. */
function collect(batches: Iterable<FrameBatch>, into: { stream: number; bytes: Buffer }[] = []) {
  for (const { bytes, count, starts, ends, streams, continued } of batches) {
    for (let i = 0; i < count; i += 1) {
      const part = Buffer.from(bytes.subarray(starts[i], ends[i]))
      const last = into.at(-1)
      if (continued[i] === 1 && last) last.bytes = Buffer.concat([last.bytes, part])
      else into.push({ stream: streams[i] ?? 0, bytes: part })
    }
  }
  return into
}

function* cut(bytes: Buffer, lengths: readonly number[]): Generator<Buffer> {
  let at = 0
  for (const length of lengths) {
    if (at >= bytes.length) return
    yield bytes.subarray(at, at + length)
    at += length
  }
  if (at < bytes.length) yield bytes.subarray(at)
}

function decodeIn(bytes: Buffer, lengths: readonly number[]): Frame[] {
  const decoder = createFrameDecoder()
  const frames: { stream: number; bytes: Buffer }[] = []
  for (const chunk of cut(bytes, lengths)) collect([decoder.push(chunk)], frames)
  expect(decoder.insideFrame()).toBe(false)
  return frames.map(({ stream, bytes: all }) => ({ stream, text: all.toString() }))
}

function ones(bytes: Buffer): number[] {
  return Array.from(bytes, () => 1)
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

const sample: Frame[] = [
  { stream: 1, text: 'first\n' },
  { stream: 2, text: '' },
  { stream: 1, text: 'x' },
  { stream: 2, text: '컨테이너 🐳\n' },
  { stream: 1, text: '' },
]

describe('the frame decoder', () => {
  it('gives the same frames wherever two chunks meet', () => {
    const bytes = encode(sample)
    for (let at = 0; at <= bytes.length; at += 1) expect(decodeIn(bytes, [at])).toEqual(sample)
  })

  it('gives the same frames byte by byte', () => {
    const bytes = encode(sample)
    expect(decodeIn(bytes, ones(bytes))).toEqual(sample)
  })

  it('gives the same frames for any frames and any chunks', () => {
    const frame = fc.record({
      stream: fc.constantFrom(1, 2),
      text: fc.string({ maxLength: 40, unit: 'binary' }),
    })
    fc.assert(
      fc.property(fc.array(frame), fc.array(fc.integer({ min: 1, max: 30 })), (frames, lengths) => {
        expect(decodeIn(encode(frames), lengths)).toEqual(frames)
      }),
    )
  })

  it('takes stdin frames as stdout, as the CLI does', () => {
    expect(decodeIn(encode([{ stream: 0, text: 'in' }]), [])).toEqual([{ stream: 1, text: 'in' }])
  })

  it('says clearly what is wrong with a bad type', () => {
    const bytes = Buffer.concat([encode(sample), Buffer.from('plain text of a tty')])
    expect(() => decodeIn(bytes, [])).toThrow(FaultError)
    expect(() => decodeIn(bytes, [])).toThrow(/706c61696e207465/)
  })

  it('throws what the engine says in an error frame', () => {
    const bytes = encode([...sample, { stream: 3, text: 'error from daemon in stream: disk gone\n' }])
    expect(() => decodeIn(bytes, [])).toThrow('error from daemon in stream: disk gone')
    expect(() => decodeIn(bytes, ones(bytes))).toThrow(/disk gone$/)
  })

  it('tells a stream that ended inside a frame', async () => {
    const whole = encode(sample)
    for (const [bytes, truncated] of [
      [whole, false],
      [whole.subarray(0, 10), true],
      [whole.subarray(0, 3), true],
    ] as const) {
      const decoding = decodeFrames(oneChunk(bytes))
      let step = await decoding.next()
      while (!step.done) step = await decoding.next()
      expect(step.value).toEqual({ truncated })
    }
  })

  it('takes twice the time for twice the frames, also in tiny chunks', () => {
    const chunk = encode(Array.from({ length: 2000 }, () => ({ stream: 1, text: 'y\n' })))
    const time = (rounds: number): number => {
      const decoder = createFrameDecoder()
      const start = performance.now()
      for (let round = 0; round < rounds; round += 1) {
        for (let at = 0; at < chunk.length; at += 7) decoder.push(chunk.subarray(at, at + 7))
      }
      return performance.now() - start
    }
    time(20)
    const once = Math.min(time(40), time(40), time(40))
    const eight = Math.min(time(320), time(320))
    expect(eight / once).toBeLessThan(16)
  })
})
