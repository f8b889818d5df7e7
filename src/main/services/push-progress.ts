import type { LayerProgress, PullProgress } from '#shared/contract/tasks.ts'
import { number, record, text } from './models/raw.ts'
import { retryIn } from './retry-in.ts'
import { createSpeed } from './speed.ts'

/** What the engine's progress lines of a push add up to. */
export interface PushReport {
  /** Takes one decoded line; `now` is epoch milliseconds. True when the progress changed. */
  readonly take: (line: unknown, now: number) => boolean
  readonly progress: (now: number) => PullProgress
  /** `sha256:…`: the engine's last word, said only once the registry has all of it. */
  readonly digest: () => string | null
}

const phases: Readonly<Record<string, LayerProgress['phase']>> = {
  Preparing: 'waiting',
  Waiting: 'waiting',
  Pushing: 'pushing',
  Pushed: 'done',
  'Layer already exists': 'exists',
}

/** Adds up the lines of `POST /images/{name}/push`. Sizes are those of the unpacked layers: the engine knows no others. */
export function createPushReport(): PushReport {
  const layers = new Map<string, LayerProgress>()
  const speed = createSpeed()
  let digest: string | null = null

  const sum = (pick: (layer: LayerProgress) => number) =>
    [...layers.values()].reduce((total, layer) => total + pick(layer), 0)
  const pushed = () => sum(({ currentBytes }) => currentBytes)

  return {
    take: (line, now) => {
      const raw = record(line)
      const status = text(raw['status'])
      const id = text(raw['id'])
      digest = text(record(raw['aux'])['Digest']) || /: digest: (sha256:\S+)/.exec(status)?.[1] || digest
      const phase = phaseOf(status)
      if (id === '' || phase === null) return false
      layers.set(
        id,
        layerAfter(layers.get(id), { id, phase, retryIn: retryIn(status) }, record(raw['progressDetail'])),
      )
      speed.take(now, pushed())
      return true
    },
    progress: (now) => ({
      layers: [...layers.values()],
      downloadedBytes: pushed(),
      totalBytes: sum(({ totalBytes }) => totalBytes ?? 0),
      bytesPerSecond: speed.bytesPerSecond(now),
    }),
    digest: () => digest,
  }
}

function phaseOf(status: string): LayerProgress['phase'] | null {
  if (retryIn(status) !== null) return 'retrying'
  // The registry took it from another of its repositories: nothing was sent.
  if (status.startsWith('Mounted from ')) return 'exists'
  return phases[status] ?? null
}

function layerAfter(
  before: LayerProgress | undefined,
  now: Pick<LayerProgress, 'id' | 'phase' | 'retryIn'>,
  detail: Readonly<Record<string, unknown>>,
): LayerProgress {
  const { phase } = now
  if (phase === 'exists') return { ...now, currentBytes: 0, totalBytes: null }
  const total = number(detail['total']) || (before?.totalBytes ?? null)
  // The tar around the files makes the count run past the size.
  const counted = Math.min(number(detail['current']), total ?? Infinity)
  const current = phase === 'pushing' ? counted : phase === 'done' ? (total ?? 0) : 0
  return { ...now, currentBytes: current, totalBytes: total }
}
