import { laneWindow } from '#shared/terminal-frames.ts'

/** Output that waits for its screen, and is written part by part. */
export interface Backlog {
  readonly add: (bytes: Uint8Array) => void
  /** What waits is shown without a pause for the page to draw: the person asked for what comes behind it. */
  readonly hurry: () => void
  /** Calls once all that was added is shown. */
  readonly whenEmpty: (then: () => void) => void
}

export interface BacklogScreen {
  readonly write: (bytes: Uint8Array, shown: () => void) => void
  /** Lines that it holds, those scrolled out of sight included. */
  readonly holds: () => number
}

/** Bytes parsed in one go, and milliseconds of a frame for them: a page in a flood must still draw and take keys. */
const part = 8 * 1024
const frameShare = 8

const nothing = (): void => undefined

/** A page that is not seen has no frames. */
function nextFrame(then: () => void): void {
  if (document.visibilityState === 'visible') requestAnimationFrame(then)
  else setTimeout(then)
}

/**
 * `done` is told how many bytes need not be waited for any longer: shown, or past what the screen could still hold.
 * After Ctrl+C under a flood the engine's pipes are full of lines that would scroll out of the screen's memory
 * anyway; they are left out, so that the prompt is there at once.
 */
export function createBacklog(screen: BacklogScreen, done: (bytes: number) => void): Backlog {
  let waiting: Uint8Array[] = []
  let isWriting = false
  let hasGrown = false
  let atEnd = nothing
  let frameBegan = 0
  let hurriesUntil = 0

  /** Goes on in this frame while it has time left. */
  const goOn = (): void => {
    const now = performance.now()
    if (now < hurriesUntil || now - frameBegan < frameShare) next()
    else
      nextFrame(() => {
        frameBegan = performance.now()
        next()
      })
  }
  const next = (): void => {
    if (hasGrown) trim()
    const first = waiting.shift()
    isWriting = first !== undefined
    if (first === undefined) return atEnd()
    if (first.length > part) waiting.unshift(first.subarray(part))
    const bytes = first.subarray(0, part)
    screen.write(bytes, () => {
      done(bytes.length)
      goOn()
    })
  }
  const trim = (): void => {
    hasGrown = false
    const [only] = waiting
    if (only === undefined) return
    const all = waiting.length === 1 ? only : joined(waiting)
    const kept = withoutScrolledOut(all, screen.holds())
    waiting = [...kept]
    done(all.length - lengthOf(kept))
  }

  return {
    add: (bytes) => {
      waiting.push(bytes)
      hasGrown = true
      if (isWriting) return
      isWriting = true
      goOn()
    },
    hurry: () => {
      hurriesUntil = performance.now() + laneWindow.afterSignal.milliseconds
    },
    whenEmpty: (then) => {
      atEnd = then
      if (!isWriting) then()
    },
  }
}

const lengthOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, { length }) => sum + length, 0)

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(lengthOf(parts))
  let at = 0
  for (const one of parts) {
    all.set(one, at)
    at += one.length
  }
  return all
}

const [tab, lineFeed, carriageReturn, space, del, c1Lead] = [0x09, 0x0a, 0x0d, 0x20, 0x7f, 0xc2]

/**
 * Output without the lines that a screen of `holds` lines would not hold at its end. Of a run of plain text only whole
 * lines go, and its last `holds` stay: so what the screen and its memory hold after the run is the same, sign for sign.
 */
export function withoutScrolledOut(bytes: Uint8Array, holds: number): readonly Uint8Array[] {
  const kept: Uint8Array[] = []
  let keptFrom = 0
  for (const [start, end] of longRuns(bytes, holds)) {
    kept.push(bytes.subarray(keptFrom, start))
    keptFrom = end
  }
  kept.push(bytes.subarray(keptFrom))
  return kept.filter(({ length }) => length > 0)
}

/** From where to where lines of plain text may go. */
function longRuns(bytes: Uint8Array, holds: number): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  let lineEnds: number[] = []
  const endRun = (): void => {
    const [first, last] = [lineEnds[0], lineEnds.at(-1 - holds)]
    if (first !== undefined && last !== undefined && first < last) found.push([first, last])
    lineEnds = []
  }
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === lineFeed && bytes[at - 1] === carriageReturn) lineEnds.push(at + 1)
    else if (!isPlain(byte)) endRun()
  }
  endRun()
  return found
}

/** False for what begins or is a control sequence; C1 controls begin with 0xC2 in UTF-8. */
function isPlain(byte: number): boolean {
  if (byte < space) return byte === tab || byte === lineFeed || byte === carriageReturn
  return byte !== del && byte !== c1Lead
}
