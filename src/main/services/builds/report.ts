import type { BuildNews, BuildReport, BuildStage, BuildStep } from '#shared/contract/builds.ts'
import { raceSignal } from '../../engine/abort.ts'

/** What a running build is told of, and what its readers hear. */
export interface Report {
  /** A new step, which is told with its number. */
  readonly begin: (step: Pick<BuildStep, 'instruction' | 'stage' | 'state' | 'startedAt'>) => number
  readonly change: (step: number, patch: Partial<Omit<BuildStep, 'id' | 'lines'>>) => void
  /** Text as the builder sends it, in any pieces; kept by lines, with its colours. */
  readonly output: (step: number, text: string) => void
  readonly stages: (stages: readonly BuildStage[]) => void
  readonly current: () => Pick<BuildReport, 'stages' | 'steps'>
  /** The last lines of a step, at most `count`. */
  readonly lastLines: (step: number, count: number) => readonly string[]
  /** No more comes; what still runs or waits has ended so. */
  readonly end: (state: 'done' | 'failed' | 'cancelled', now: number) => void
  /** All there is, then the news of it, at most ten times a second. */
  readonly follow: (signal: AbortSignal) => AsyncGenerator<BuildNews, void, void>
}

/** Lines that are kept of each step, and the characters kept of a line: enough to read, and bounded. */
const mostLines = 3000
const longestLine = 4000
const gap = 100

interface Output {
  readonly kept: string[]
  /** Lines that came, kept or not. */
  count: number
  /** A line that has not ended. */
  open: string
}

/** The report of one build. Readers are behind by their own counts, so a slow one costs nothing. */
export function createReport(builder: BuildReport['builder']): Report {
  const steps: BuildStep[] = []
  const outputs: Output[] = []
  let stages: readonly BuildStage[] = []
  let revision = 0
  const changedAt: number[] = []
  let ended = false
  let waiting: (() => void)[] = []

  function touch(step: number): void {
    revision += 1
    changedAt[step] = revision
    for (const wake of waiting) wake()
    waiting = []
  }

  function change(id: number, patch: Partial<BuildStep>): void {
    const step = steps[id]
    if (!step) return
    steps[id] = { ...step, ...patch }
    touch(id)
  }

  function addLine(id: number, output: Output, line: string): void {
    output.kept.push(line.slice(0, longestLine))
    output.count += 1
    if (output.kept.length > mostLines) output.kept.splice(0, output.kept.length - mostLines)
    change(id, { lines: output.count })
  }

  function output(id: number, text: string): void {
    const held = outputs[id]
    if (!held) return
    const lines = (held.open + text).split('\n')
    held.open = (lines.pop() ?? '').slice(-longestLine)
    for (const line of lines) addLine(id, held, lastWritten(line))
  }

  function closeLine(id: number): void {
    const held = outputs[id]
    if (!held || held.open === '') return
    const line = held.open
    held.open = ''
    addLine(id, held, lastWritten(line))
  }

  async function* follow(signal: AbortSignal): AsyncGenerator<BuildNews, void, void> {
    const read: number[] = []
    let seen = -1
    while (!signal.aborted) {
      if (revision > seen || steps.length > read.length) {
        const news = newsSince(seen, read)
        seen = revision
        yield news
        await pause(gap, signal)
      } else if (ended) return
      else
        await raceSignal(new Promise<void>((resolve) => waiting.push(resolve)), signal).catch(() => undefined)
    }
  }

  function newsSince(seen: number, read: number[]): BuildNews {
    const changed = steps.filter(({ id }) => (changedAt[id] ?? 0) > seen)
    const news = changed.flatMap(({ id }) => {
      const held = outputs[id]
      const fresh = (held?.count ?? 0) - (read[id] ?? 0)
      read[id] = held?.count ?? 0
      return held && fresh > 0 ? [{ step: id, lines: held.kept.slice(-fresh) }] : []
    })
    return { builder, stages, steps: changed, output: news }
  }

  return {
    begin: (step) => {
      const id = steps.length
      steps.push({ ...step, id, endedAt: null, layer: null, exitCode: null, moved: null, lines: 0 })
      outputs.push({ kept: [], count: 0, open: '' })
      touch(id)
      return id
    },
    change: (id, patch) => {
      if (patch.endedAt !== undefined) closeLine(id)
      change(id, patch)
    },
    output,
    stages: (next) => {
      stages = next
    },
    current: () => ({ stages, steps: [...steps] }),
    lastLines: (id, count) => outputs[id]?.kept.slice(-count) ?? [],
    end: (state, now) => {
      for (const step of steps) {
        closeLine(step.id)
        if (step.state === 'running') change(step.id, { state, endedAt: now })
        // BuildKit tells nothing of a step that another build at the same time ran for both.
        else if (step.state === 'waiting') change(step.id, { state: state === 'done' ? 'done' : 'cancelled' })
      }
      ended = true
      for (const wake of waiting) wake()
      waiting = []
    },
    follow,
  }
}

/** A progress bar writes over its line: what stands there at the end counts. */
function lastWritten(line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line
  return text.slice(text.lastIndexOf('\r') + 1)
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done, { once: true })
  })
}
