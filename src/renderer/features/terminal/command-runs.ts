import { create } from 'zustand'
import type { TerminalEnd } from '#shared/contract/terminal.ts'
import type { Fault } from '#shared/faults.ts'
import { ackFrame, laneFrame } from '#shared/terminal-frames.ts'
import { api, faultOf } from '../../host/api.ts'
import { type Lane, openLane } from '../../host/connection.ts'
import { type OutputPart, withOutput } from './output-parts.ts'
import type { Ending, Surroundings } from './terminals.ts'

/** The last run of a command tab. */
export interface CommandRun {
  /** Tells it from the run before in the same tab. */
  readonly id: number
  readonly argv: readonly string[]
  readonly surroundings: Surroundings
  readonly parts: readonly OutputPart[]
  /** Older output was let go. */
  readonly cut: boolean
  /** See `TerminalOpened`; false until it is known. */
  readonly staysBehind: boolean
  /** `cancelling`: it was told to end and has not yet. */
  readonly state: 'running' | 'cancelled' | 'ended'
  readonly end: Ending | null
  readonly fault: Fault | null
}

/** Milliseconds between two drawings of a flood: the page is free for the person in between. */
const pause = 100

export const useCommandRuns = create<Readonly<Record<string, CommandRun>>>(() => ({}))

const lanes = new Map<string, Lane>()

let begun = 0

/** Changes that run and no later one. */
function change(key: string, id: number, part: (run: CommandRun) => Partial<CommandRun>): void {
  useCommandRuns.setState((runs) => {
    const run = runs[key]
    return run?.id !== id ? runs : { ...runs, [key]: { ...run, ...part(run) } }
  })
}

/** `docker exec`: its output as it comes, until it ends or is cancelled. */
export async function runCommand(
  key: string,
  containerId: string,
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<void> {
  begun += 1
  const id = begun
  const run: CommandRun = {
    id,
    argv,
    surroundings,
    parts: [],
    cut: false,
    staysBehind: false,
    state: 'running',
    end: null,
    fault: null,
  }
  useCommandRuns.setState({ [key]: run })
  const { user, workingDir, env } = surroundings
  try {
    const opened = await api.terminal.run({
      id: containerId,
      command: [...argv],
      ...(user === undefined ? {} : { user }),
      ...(workingDir === undefined ? {} : { workingDir }),
      ...(env === undefined ? {} : { env: [...env] }),
    })
    change(key, id, () => ({ staysBehind: opened.staysBehind }))
    const lane = openLane(opened.lane, laneEars(key, id))
    // Cancelled while it was being opened: the lane is taken only to be left.
    const now = useCommandRuns.getState()[key]
    if (now?.id !== id || now.state !== 'running') return lane.close()
    lanes.set(key, lane)
  } catch (error) {
    change(key, id, () => ({ state: 'ended', fault: faultOf(error) }))
  }
}

/** Ends the command: SIGTERM, and SIGKILL when it does not mind. */
export function cancelCommand(key: string): void {
  lanes.get(key)?.close()
  lanes.delete(key)
  const id = useCommandRuns.getState()[key]?.id ?? 0
  change(key, id, (run) => (run.state === 'running' ? { state: 'cancelled' } : {}))
}

/** The tab goes. */
export function forgetCommand(key: string): void {
  cancelCommand(key)
  useCommandRuns.setState(
    (runs) => Object.fromEntries(Object.entries(runs).filter(([name]) => name !== key)),
    true,
  )
}

/** Bytes are gathered for one drawing of the page, and said to be shown when it was drawn: so the command waits for it. */
function laneEars(key: string, id: number) {
  const decoders = { output: new TextDecoder(), errors: new TextDecoder() }
  let waiting: { readonly errors: boolean; text: string }[] = []
  let bytes = 0
  let planned = false
  let drawnAt = -pause
  let ended: TerminalEnd | null = null

  const draw = (): void => {
    planned = false
    drawnAt = performance.now()
    const drawn = waiting
    waiting = []
    change(key, id, (run) => {
      const { parts, cut } = withOutput(run.parts, drawn)
      return { parts, cut: run.cut || cut }
    })
    if (useCommandRuns.getState()[key]?.id === id) lanes.get(key)?.send(ackFrame(bytes))
    bytes = 0
    if (ended !== null) finish(ended)
  }
  const plan = (): void => {
    if (planned) return
    planned = true
    const rest = drawnAt + pause - performance.now()
    // A hidden page draws nothing and must not hold the command up.
    if (rest > 0 || document.visibilityState !== 'visible') setTimeout(draw, Math.max(rest, 50))
    else requestAnimationFrame(draw)
  }
  const finish = (end: Ending): void => {
    if (useCommandRuns.getState()[key]?.id === id) lanes.delete(key)
    change(key, id, (run) => (run.state === 'running' ? { state: 'ended', end } : {}))
  }

  return {
    frame: (frame: Uint8Array) => {
      const content = frame.subarray(1)
      if (frame[0] === laneFrame.end) ended = JSON.parse(new TextDecoder().decode(content))
      else {
        const errors = frame[0] === laneFrame.errors
        const text = decoders[errors ? 'errors' : 'output'].decode(content, { stream: true })
        const last = waiting.at(-1)
        if (last?.errors === errors) last.text += text
        else waiting.push({ errors, text })
        bytes += content.length
      }
      plan()
    },
    closed: () => {
      if (ended === null) finish({ how: 'host' })
    },
  }
}
