import type { LayerProgress, PullProgress } from '#shared/contract/tasks.ts'
import { number, record, text } from './models/raw.ts'
import { retryIn } from './retry-in.ts'
import { createSpeed } from './speed.ts'

/** What the engine's progress lines add up to. */
export interface PullReport {
  /** Takes one decoded line; `now` is epoch milliseconds. True when the progress changed. */
  readonly take: (line: unknown, now: number) => boolean
  readonly progress: (now: number) => PullProgress
  /** `sha256:…`, once the engine has said it. */
  readonly digest: () => string | null
  /** What the last line says of the outcome; null while it was not said. */
  readonly outcome: () => 'up-to-date' | 'downloaded' | null
}

interface Layer {
  readonly progress: LayerProgress
  /** Bytes downloaded, which the count of an extraction must not overwrite. */
  readonly downloaded: number
}

const phases: Readonly<Record<string, LayerProgress['phase']>> = {
  'Pulling fs layer': 'waiting',
  Waiting: 'waiting',
  Downloading: 'downloading',
  'Verifying Checksum': 'verifying',
  'Download complete': 'downloaded',
  Extracting: 'extracting',
  'Pull complete': 'done',
  'Already exists': 'exists',
}

/** Adds up the lines of `POST /images/create`. */
export function createPullReport(): PullReport {
  const layers = new Map<string, Layer>()
  const speed = createSpeed()
  let digest: string | null = null
  let outcome: 'up-to-date' | 'downloaded' | null = null

  const downloaded = () => sum([...layers.values()].map((layer) => layer.downloaded))

  function takeLayer(id: string, status: string, detail: Readonly<Record<string, unknown>>): boolean {
    const seconds = retryIn(status)
    const phase = seconds === null ? phases[status] : 'retrying'
    if (phase === undefined) return false
    const before = layers.get(id)
    const total = number(detail['total']) || (before?.progress.totalBytes ?? null)
    const counted =
      phase === 'downloading' || phase === 'extracting' ? number(detail['current']) : (total ?? 0)
    const nothing = phase === 'waiting' || phase === 'retrying' || phase === 'exists'
    layers.set(id, {
      progress: {
        id,
        phase,
        retryIn: seconds,
        currentBytes: nothing ? 0 : counted,
        totalBytes: phase === 'exists' ? null : total,
      },
      downloaded: phase === 'downloading' ? counted : nothing ? 0 : (total ?? 0),
    })
    return true
  }

  function take(line: unknown, now: number): boolean {
    const raw = record(line)
    const status = text(raw['status'])
    const id = text(raw['id'])
    const told = /^Digest: (\S+)/.exec(status)?.[1]
    if (told !== undefined) digest = told
    if (status.startsWith('Status: Image is up to date')) outcome = 'up-to-date'
    if (status.startsWith('Status: Downloaded newer image')) outcome = 'downloaded'
    if (id === '' || !takeLayer(id, status, record(raw['progressDetail']))) return false
    speed.take(now, downloaded())
    return true
  }

  return {
    take,
    digest: () => digest,
    outcome: () => outcome,
    progress: (now) => ({
      layers: [...layers.values()].map((layer) => layer.progress),
      downloadedBytes: downloaded(),
      totalBytes: sum([...layers.values()].map((layer) => layer.progress.totalBytes ?? 0)),
      bytesPerSecond: speed.bytesPerSecond(now),
    }),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
