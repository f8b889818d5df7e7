import type { Fault } from '#shared/faults.ts'
import { faultOfAnswer } from '../../engine/faults.ts'
import { imageId } from '../models/image-id.ts'
import { number, record, text } from '../models/raw.ts'
import { copyMissing } from './copy-missing.ts'
import { createMovedParts } from './moved-bytes.ts'
import type { Report } from './report.ts'
import { createStages } from './stages.ts'

/** Reads the lines of `POST /build` of the classic builder into a report. */
export interface ClassicLines {
  /** Takes one decoded line; `now` is epoch milliseconds. */
  readonly take: (line: unknown, now: number) => void
  /** What the engine said of a failure; null while it said none. */
  readonly failure: () => { readonly fault: Fault; readonly step: number | null } | null
  /** `sha256:…` of the last stage that is whole; null before the first one is. */
  readonly imageId: () => string | null
  /** The same, once the engine has said that the image is built: it tags it next, whoever still listens. */
  readonly finalImageId: () => string | null
}

const stepLine = /^Step (\d+)\/(\d+) : ([\s\S]*)$/

/** Lines that are the builder's own are read; all others are the output of the step that runs. */
export function createClassicLines(report: Report): ClassicLines {
  const stages = createStages()
  let step: number | null = null
  let numbers = { last: 0, total: 0 }
  let failure: { fault: Fault; step: number | null } | null = null
  let built: string | null = null
  let saidBuilt: string | null = null
  let moved = createMovedParts()

  function endStep(now: number): void {
    const current = step === null ? undefined : report.current().steps[step]
    if (current?.state === 'running') report.change(current.id, { state: 'done', endedAt: now })
    else if (current) report.change(current.id, { endedAt: current.endedAt ?? now })
  }

  /** A program may print what looks like a step: only the one that is due counts. */
  function beginStep(said: string, now: number): boolean {
    const [, place, total, instruction = ''] = stepLine.exec(said) ?? []
    const due = Number(place) === numbers.last + 1 && (numbers.last === 0 || Number(total) === numbers.total)
    if (place === undefined || !due) return false
    endStep(now)
    numbers = { last: Number(place), total: Number(total) }
    const words = instruction.trim()
    const stage = stages.take(words)
    report.stages(stages.list())
    moved = createMovedParts()
    step = report.begin({ instruction: words, stage, state: 'running', startedAt: now })
    return true
  }

  function takeStream(said: string, now: number): void {
    if (beginStep(said, now) || step === null) return
    const line = said.trimEnd()
    saidBuilt = /^Successfully built ([0-9a-f]{12})$/.exec(line)?.[1] ?? saidBuilt
    const layer = /^ ---> ([0-9a-f]{12})$/.exec(line)?.[1]
    if (line === ' ---> Using cache') report.change(step, { state: 'cached', endedAt: now })
    else if (layer !== undefined) report.change(step, { layer })
    else if (!isNoise(said, line)) report.output(step, said)
  }

  function takeStatus(raw: Readonly<Record<string, unknown>>): void {
    if (step === null) return
    const id = text(raw['id'])
    const status = text(raw['status'])
    const detail = record(raw['progressDetail'])
    const whole = status === 'Download complete' || status === 'Pull complete' ? moved.whole(id) : null
    if (status === 'Downloading')
      report.change(step, { moved: moved.take(id, number(detail['current']), number(detail['total'])) })
    else if (whole !== null) report.change(step, { moved: whole })
    // Of a pull within a build: words, and no bars.
    if (detail['current'] !== undefined) return
    report.output(step, `${id === '' ? '' : `${id}: `}${status}\n`)
  }

  function takeFailure(message: string, exitCode: number, now: number): void {
    const known = exitCode > 0 ? exitCode : null
    if (step !== null) report.change(step, { state: 'failed', endedAt: now, exitCode: known })
    const { instruction = '' } = (step === null ? null : report.current().steps[step]) ?? {}
    const missing = known === null ? copyMissing(message, instruction) : null
    failure = { fault: missing ?? stepFault(message, step, known), step }
  }

  return {
    take: (line, now) => {
      const raw = record(line)
      const detail = record(raw['errorDetail'])
      const message = text(detail['message']) || text(raw['error'])
      if (message !== '') takeFailure(message, number(detail['code']), now)
      else if (typeof raw['stream'] === 'string') takeStream(raw['stream'], now)
      else if (typeof raw['status'] === 'string') takeStatus(raw)
      const id = text(record(raw['aux'])['ID'])
      if (id !== '') {
        built = imageId(id)
        endStep(now)
      }
    },
    failure: () => failure,
    imageId: () => built,
    // A program may print such words; it does not know the id.
    finalImageId: () => (saidBuilt !== null && built?.startsWith(`sha256:${saidBuilt}`) ? built : null),
  }
}

/** What the builder says between its steps, which the step's own marks tell already. */
function isNoise(said: string, line: string): boolean {
  return (
    said === '\n' ||
    /^ ---> Running in [0-9a-f]{12}$/.test(line) ||
    /^Removing intermediate container [0-9a-f]{12}$/.test(line) ||
    /^Successfully (?:built [0-9a-f]{12}|tagged \S+)$/.test(line)
  )
}

/** A failed step is the Dockerfile's and not the engine's: it says which, and with what code. */
function stepFault(message: string, step: number | null, exitCode: number | null): Fault {
  const known = faultOfAnswer(null, message)
  if (exitCode === null && (known.code !== 'engine-error' || known.detail['reason'] === 'disk-full'))
    return known
  const code = exitCode === null ? {} : { exitCode }
  return { ...known, detail: { ...known.detail, reason: 'build-step', step: (step ?? -1) + 1, ...code } }
}
