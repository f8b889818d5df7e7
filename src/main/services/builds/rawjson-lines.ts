import { StringDecoder } from 'node:string_decoder'
import type { BuildStage, BuildStep } from '#shared/contract/builds.ts'
import { number, record, records, text, texts, time } from '../models/raw.ts'
import { createMovedParts } from './moved-bytes.ts'
import type { MovedParts } from './moved-bytes.ts'
import type { Report } from './report.ts'

/** Reads what `docker buildx build --progress=rawjson` prints (BuildKit's SolveStatus) into a report. */
export interface RawJsonLines {
  /** Takes one decoded line; true when it was progress. */
  readonly take: (line: unknown) => boolean
  /** The step that failed first, with BuildKit's words; null while none did. */
  readonly failure: () => RawJsonFailure | null
}

export interface RawJsonFailure {
  readonly instruction: string
  readonly message: string
  readonly exitCode: number | null
}

interface Vertex {
  readonly step: number
  readonly stage: number | null
  /** An image that stages begin from: it is told once, as one of theirs, though several may share it. */
  readonly base: boolean
  /** A character may be cut between two pieces of output. */
  readonly decoder: StringDecoder
  readonly moved: MovedParts
}

/** `[linux/amd64 build 2/3] RUN make`; the platform and the stage's name may be missing. */
const named = /^\[(?:(\S+\/\S+) (?=\S+ \d))?(?:(.+?) )?\s*\d+\/\d+\] ([\s\S]*)$/

/** `veil` takes the secrets out of an instruction: older BuildKits put the values of arguments into it. */
export function createRawJsonLines(report: Report, veil = (text: string): string => text): RawJsonLines {
  const vertexes = new Map<string, Vertex>()
  let stages: readonly BuildStage[] = []
  let failure: RawJsonFailure | null = null

  function stageOf(name: string, instruction: string): number {
    const found = stages.find((stage) => stage.name === name)
    const base = /^FROM (\S+)/i.exec(instruction)?.[1]
    if (found) {
      if (base !== undefined && found.base === '') replace({ ...found, base })
      return found.index
    }
    stages = [...stages, { index: stages.length, name, base: base ?? '', uses: [] }]
    return stages.length - 1
  }

  function replace(stage: BuildStage): void {
    stages = stages.map((other) => (other.index === stage.index ? stage : other))
  }

  function connect(stage: number | null, inputs: readonly string[]): void {
    for (const input of inputs) {
      const { stage: from = null, base = false } = vertexes.get(input) ?? {}
      const own = stage === null ? undefined : stages[stage]
      if (!own || base || from === null || from === stage || own.uses.includes(from)) continue
      replace({ ...own, uses: [...own.uses, from] })
    }
  }

  function vertexAt(digest: string, name: string): Vertex {
    const known = vertexes.get(digest)
    if (known) return known
    const [, , stageName = '', said = name] = named.exec(name) ?? []
    const instruction = veil(said)
    // A platform alone stands before a stage without a name.
    const stage = named.test(name) ? stageOf(stageName.includes('/') ? '' : stageName, instruction) : null
    const step = report.begin({ instruction, stage, state: 'waiting', startedAt: null })
    const base = /^FROM /i.test(said)
    const vertex = { step, stage, base, decoder: new StringDecoder('utf8'), moved: createMovedParts() }
    vertexes.set(digest, vertex)
    return vertex
  }

  function takeVertex(raw: Readonly<Record<string, unknown>>): void {
    const { step, stage } = vertexAt(text(raw['digest']), text(raw['name']))
    connect(stage, texts(raw['inputs']))
    const message = veil(text(raw['error']))
    const state = stateOf(raw, message)
    const code = /exit code: (\d+)/.exec(message)?.[1]
    const exitCode = code === undefined ? null : Number(code)
    report.change(step, {
      state,
      startedAt: time(raw['started']),
      ...(raw['completed'] !== undefined && { endedAt: time(raw['completed']) }),
      exitCode,
    })
    const { instruction = '' } = report.current().steps[step] ?? {}
    if (state === 'failed') failure ??= { instruction, message, exitCode }
  }

  /** Layers go by their digest, what is sent by `transferring context:`; what is unpacked is counted by nobody. */
  function takeStatus(raw: Readonly<Record<string, unknown>>): void {
    const known = vertexes.get(text(raw['vertex']))
    const id = text(raw['id'])
    if (!known || !/^(?:sha256:|transferring )/.test(id)) return
    const moved = known.moved.take(id, number(raw['current']), number(raw['total']))
    if (moved.current > 0) report.change(known.step, { moved })
  }

  function outputOf(vertex: unknown, bytes: Buffer): void {
    const known = vertexes.get(text(vertex))
    if (known) report.output(known.step, known.decoder.write(bytes))
  }

  return {
    take: (line) => {
      const raw = record(line)
      const parts = ['vertexes', 'statuses', 'logs', 'warnings'].filter((part) => Array.isArray(raw[part]))
      for (const vertex of records(raw['vertexes'])) takeVertex(vertex)
      for (const status of records(raw['statuses'])) takeStatus(status)
      for (const log of records(raw['logs'])) outputOf(log['vertex'], bytesOf(log['data']))
      // What the builder advises, such as a secret in ENV: one line each.
      for (const warning of records(raw['warnings']))
        outputOf(warning['vertex'], Buffer.concat([bytesOf(warning['short']), Buffer.from('\n')]))
      report.stages(inOrder(stages).map((stage) => ({ ...stage, name: shownName(stage.name) })))
      return parts.length > 0
    },
    failure: () => failure,
  }
}

/** Each stage behind those that it takes from; BuildKit begins several at once, and tells them in any order. */
function inOrder(stages: readonly BuildStage[]): readonly BuildStage[] {
  const placed = new Set<BuildStage>()
  const place = (stage: BuildStage, above: readonly BuildStage[]): void => {
    if (above.includes(stage)) return
    for (const index of stage.uses) {
      const used = stages[index]
      if (used) place(used, [...above, stage])
    }
    placed.add(stage)
  }
  for (const stage of stages) place(stage, [])
  return [...placed]
}

const bytesOf = (base64: unknown): Buffer => Buffer.from(text(base64), 'base64')

/** BuildKit calls a stage without a name by its number. */
const shownName = (name: string | null): string | null =>
  name === null || name === '' || /^stage-\d+$/.test(name) ? null : name

function stateOf(raw: Readonly<Record<string, unknown>>, error: string): BuildStep['state'] {
  if (error !== '') return /context canceled/.test(error) ? 'cancelled' : 'failed'
  if (raw['cached'] === true) return 'cached'
  if (raw['completed'] !== undefined && raw['completed'] !== null) return 'done'
  return raw['started'] === undefined || raw['started'] === null ? 'waiting' : 'running'
}
