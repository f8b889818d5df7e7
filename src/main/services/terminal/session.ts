import type { TerminalEnd } from '#shared/contract/terminal.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { frameOf, isSignal, laneFrame, laneWindow, readPageFrame } from '#shared/terminal-frames.ts'
import { createFrameDecoder } from '../../engine/decode/frames.ts'
import type { FrameDecoder } from '../../engine/decode/frames.ts'
import type { Program } from './program.ts'

/** The page's end of a lane, as its host carries it. */
export interface LaneEnd {
  readonly send: (frame: Uint8Array<ArrayBuffer>) => void
  readonly close: () => void
}

/** Our end of a lane, for its host. */
export interface Lane {
  /** False for what no page of ours sends: the host then closes the lane. */
  readonly receive: (frame: Uint8Array) => boolean
  /** The page's end is gone. */
  readonly closed: () => void
}

/** A program that does not read: more than this is typed at it by no person. */
const mostUnwritten = 4 * 1024 * 1024

/** Milliseconds in which parts are gathered after one was sent: the engine may hand on three bytes at a time. */
const gatherTime = 4

/**
 * One program and its lane. Bytes go from the engine's socket to the page as they come, paced by what the page says it
 * has shown: a page that is slow, or that says nothing, pauses the socket, and the program waits in its `write`.
 */
export class TerminalSession implements Lane {
  readonly #program: Program
  readonly #end: LaneEnd
  readonly #over: () => void
  readonly #frames: FrameDecoder | null
  #unacknowledged = 0
  #hurriesUntil = 0
  #gathered: Buffer[] = []
  #gathering: NodeJS.Timeout | null = null
  #isOver = false

  constructor(program: Program, end: LaneEnd, over: () => void) {
    this.#program = program
    this.#end = end
    this.#over = over
    this.#frames = program.tty ? null : createFrameDecoder()
    const { stream } = program
    const finish = (): void => void this.#finish()
    stream.on('data', (chunk: Buffer) => this.#take(chunk))
    stream.once('end', finish)
    stream.once('close', finish)
    stream.on('error', finish)
    if (stream.destroyed || stream.readableEnded) finish()
  }

  receive(frame: Uint8Array): boolean {
    const read = readPageFrame(frame)
    switch (read?.kind) {
      case undefined:
        return false
      case 'input':
        return this.#type(read.bytes)
      case 'end-of-input':
        this.#program.stream.end()
        return true
      case 'ack':
        this.#acknowledge(read.bytes)
        return true
      case 'resize':
        // An old size is put right by the next one, and a program that is gone has none.
        this.#program.resize(read).catch(() => undefined)
        return true
    }
  }

  closed(): void {
    void this.leave()
  }

  /** Ends what must not stay behind; resolves when it has. */
  async leave(): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    // Nobody shows it any more, but the program must be able to write on while it ends.
    this.#program.stream.resume()
    await this.#program.leave()
    this.#over()
  }

  #type(bytes: Uint8Array): boolean {
    const { stream, input } = this.#program
    if (!input || stream.writableLength > mostUnwritten) return false
    if (stream.writable) stream.write(bytes)
    if (isSignal(bytes)) {
      this.#hurriesUntil = performance.now() + laneWindow.afterSignal.milliseconds
      this.#acknowledge(0)
    }
    // Its echo must not wait.
    this.#endGathering()
    return true
  }

  #take(chunk: Buffer): void {
    if (this.#isOver) return
    if (this.#frames === null) this.#gather(chunk)
    else this.#takeFrames(this.#frames, chunk)
    if (this.#unacknowledged > this.#window().pauseAbove) this.#program.stream.pause()
  }

  #window(): { readonly pauseAbove: number; readonly resumeBelow: number } {
    return performance.now() < this.#hurriesUntil ? laneWindow.afterSignal : laneWindow
  }

  #takeFrames(decoder: FrameDecoder, chunk: Buffer): void {
    try {
      const { bytes, count, starts, ends, streams } = decoder.push(chunk)
      for (let part = 0; part < count; part += 1) {
        const kind = streams[part] === 2 ? laneFrame.errors : laneFrame.output
        this.#send(kind, bytes.subarray(starts[part], ends[part]))
      }
    } catch (error) {
      const told = error instanceof FaultError ? error.fault : fault('internal', String(error))
      this.#tell({ how: 'failed', fault: told })
      void this.#program.leave().then(this.#over)
    }
  }

  /** The first part, as the echo of a key, goes at once; what follows it soon goes together. */
  #gather(chunk: Buffer): void {
    this.#unacknowledged += chunk.length
    this.#gathered.push(chunk)
    if (this.#gathering === null) this.#flush()
  }

  #flush(): void {
    clearTimeout(this.#gathering ?? undefined)
    this.#gathering = null
    if (this.#gathered.length === 0) return
    this.#end.send(frameOf(laneFrame.output, Buffer.concat(this.#gathered)))
    this.#gathered = []
    this.#gathering = setTimeout(() => this.#flush(), gatherTime)
  }

  /** Sends what was gathered; the next part goes at once again. */
  #endGathering(): void {
    this.#flush()
    clearTimeout(this.#gathering ?? undefined)
    this.#gathering = null
  }

  #send(kind: number, bytes: Uint8Array): void {
    this.#unacknowledged += bytes.length
    this.#end.send(frameOf(kind, bytes))
  }

  #acknowledge(bytes: number): void {
    this.#unacknowledged = Math.max(0, this.#unacknowledged - bytes)
    const { stream } = this.#program
    if (this.#unacknowledged < this.#window().resumeBelow && stream.isPaused()) stream.resume()
  }

  async #finish(): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    this.#tell(await this.#program.ending())
    this.#over()
  }

  #tell(end: TerminalEnd): void {
    this.#isOver = true
    this.#endGathering()
    this.#end.send(frameOf(laneFrame.end, Buffer.from(JSON.stringify(end))))
    this.#end.close()
  }
}
