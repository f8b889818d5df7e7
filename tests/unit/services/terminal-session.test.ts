import { Duplex } from 'node:stream'
import { describe, expect, test, vi } from 'vitest'
import type { TerminalEnd } from '#shared/contract/terminal.ts'
import { ackFrame, inputFrames, laneFrame, laneWindow, resizeFrame } from '#shared/terminal-frames.ts'
import type { Program } from '../../../src/main/services/terminal/program.ts'
import { TerminalSession } from '../../../src/main/services/terminal/session.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A program whose output the test writes, and all that its lane was sent. */
function open(more: Partial<Program> = {}) {
  const typed: Buffer[] = []
  const frames: Uint8Array[] = []
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      typed.push(chunk)
      done()
    },
  })
  const end: TerminalEnd = { how: 'exited', code: 0 }
  const calls = {
    resize: vi.fn(async () => undefined),
    leave: vi.fn(async () => void stream.destroy()),
    ending: vi.fn(async () => end),
    closed: vi.fn(),
    over: vi.fn(),
  }
  const program: Program = {
    command: ['sh'],
    tty: true,
    input: true,
    endsInput: false,
    staysBehind: false,
    stream,
    ...calls,
    ...more,
  }
  const lane = new TerminalSession(
    program,
    { send: (frame) => frames.push(frame), close: calls.closed },
    calls.over,
  )
  return { stream, typed, frames, lane, ...calls }
}

const kinds = (frames: readonly Uint8Array[]) => frames.map((frame) => frame[0])
const bytesOf = (frames: readonly Uint8Array[]) => frames.reduce((sum, frame) => sum + frame.length - 1, 0)

describe('the flow of a terminal', () => {
  test('pauses the engine’s socket when too much is on its way, and goes on when it was shown', async () => {
    const { stream, frames, lane } = open()
    const chunk = Buffer.alloc(16 * 1024, 'y')
    for (let round = 0; round < 40; round += 1) stream.push(chunk)
    await vi.waitFor(() => expect(bytesOf(frames)).toBeGreaterThan(laneWindow.pauseAbove))
    const underway = bytesOf(frames)
    expect(underway).toBeLessThanOrEqual(laneWindow.pauseAbove + chunk.length)
    expect(stream.isPaused()).toBe(true)
    // As much as is left between the two marks does not start it again.
    lane.receive(ackFrame(underway - laneWindow.resumeBelow))
    await settled()
    expect(bytesOf(frames)).toBe(underway)
    lane.receive(ackFrame(1))
    await vi.waitFor(() => expect(bytesOf(frames)).toBeGreaterThan(underway))
    await vi.waitFor(() => {
      lane.receive(ackFrame(laneWindow.pauseAbove))
      expect(bytesOf(frames)).toBe(40 * chunk.length)
    })
    // Saying that more was shown than was sent opens no wider window.
    lane.receive(ackFrame(4_000_000_000))
    for (let round = 0; round < 40; round += 1) stream.push(chunk)
    await vi.waitFor(() => expect(stream.isPaused()).toBe(true))
    expect(bytesOf(frames)).toBeLessThanOrEqual(40 * chunk.length + laneWindow.pauseAbove + chunk.length)
  })

  test('lets all come that was written before a Ctrl+C, so that what answers it is not held back', async () => {
    const { stream, frames, lane } = open()
    const chunk = Buffer.alloc(16 * 1024, 'y')
    for (let round = 0; round < 30; round += 1) stream.push(chunk)
    await vi.waitFor(() => expect(stream.isPaused()).toBe(true))
    for (const frame of inputFrames(Buffer.from('x'))) lane.receive(frame)
    expect(stream.isPaused()).toBe(true)
    for (const frame of inputFrames(Buffer.of(3))) lane.receive(frame)
    await vi.waitFor(() => expect(bytesOf(frames)).toBe(30 * chunk.length))
  })

  test('sends an echo at once, and gathers what comes in small parts after it', async () => {
    const { stream, frames, lane } = open()
    stream.push('a')
    await settled()
    expect(frames).toHaveLength(1)
    for (let part = 0; part < 50; part += 1) stream.emit('data', Buffer.from('y\r\n'))
    expect(frames).toHaveLength(1)
    // A key sends what waits, and its own echo comes at once.
    for (const frame of inputFrames(Buffer.from('k'))) lane.receive(frame)
    expect(frames).toHaveLength(2)
    stream.push('k')
    await settled()
    expect(frames).toHaveLength(3)
    expect(bytesOf(frames)).toBe(152)
  })

  test('tells the end last, once, and asks why before', async () => {
    const { stream, frames, lane, ending, closed, over } = open()
    stream.push('bye')
    stream.push(null)
    await vi.waitFor(() => expect(over).toHaveBeenCalledOnce())
    expect(kinds(frames)).toEqual([laneFrame.output, laneFrame.end])
    expect(
      JSON.parse(
        Buffer.from(frames[1] ?? [])
          .subarray(1)
          .toString(),
      ),
    ).toEqual({ how: 'exited', code: 0 })
    lane.closed()
    stream.destroy()
    expect([ending, closed, over].map((call) => call.mock.calls.length)).toEqual([1, 1, 1])
  })

  test('tells stdout from stderr, and a broken stream is a failure', async () => {
    const { stream, frames, leave } = open({ tty: false })
    stream.push(Buffer.from([1, 0, 0, 0, 0, 0, 0, 2, 111, 107, 2, 0, 0, 0, 0, 0, 0, 1, 33]))
    await settled()
    expect(frames).toEqual([Uint8Array.of(laneFrame.output, 111, 107), Uint8Array.of(laneFrame.errors, 33)])
    stream.push(Buffer.from('not a frame at all'))
    await settled()
    expect(Buffer.from(frames.at(-1) ?? []).toString()).toContain('"how":"failed"')
    expect(leave).toHaveBeenCalledOnce()
  })

  test('takes input and size from the page, and nothing that no page of ours sends', () => {
    const { lane, typed, resize } = open()
    for (const frame of inputFrames(Buffer.from('안녕'.repeat(20_000))))
      expect(lane.receive(frame)).toBe(true)
    expect(Buffer.concat(typed).toString()).toBe('안녕'.repeat(20_000))
    expect(lane.receive(resizeFrame(132, 43))).toBe(true)
    expect(resize).toHaveBeenCalledWith(expect.objectContaining({ columns: 132, rows: 43 }))
    const bad = [[], [7], [1, 0], [2, 0, 0, 1, 0], [2, 255, 255, 1, 0], [3, 1], new Uint8Array(70_000)]
    expect(bad.map((frame) => lane.receive(Uint8Array.from(frame)))).toEqual(bad.map(() => false))
    expect(open({ input: false }).lane.receive(Uint8Array.of(0, 97))).toBe(false)
  })

  test('ends the program when the page goes, and lets it write on meanwhile', async () => {
    const { stream, frames, lane, leave, over, ending } = open()
    stream.push(Buffer.alloc(200_000))
    await settled()
    expect(stream.isPaused()).toBe(true)
    const before = frames.length
    lane.closed()
    stream.push('more')
    await vi.waitFor(() => expect(over).toHaveBeenCalledOnce())
    expect([leave.mock.calls.length, ending.mock.calls.length]).toEqual([1, 0])
    expect(frames).toHaveLength(before)
  })
})
