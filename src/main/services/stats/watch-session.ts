import type { StatsBatch } from '#shared/contract/stats.ts'
import { createReader } from '../reader.ts'
import type { FollowedContainers, Look } from './followed-containers.ts'

/** One page's look at many containers, told in one message in two seconds at most: small figures, beside which somebody works. */
export interface WatchSession {
  readonly iterator: AsyncIteratorObject<StatsBatch, unknown, void>
  readonly update: (ids: readonly string[]) => void
}

/** The engine samples all containers one after another: what comes together goes out together. */
const gather = 250
const gap = 2000

export function openWatch(
  followed: FollowedContainers,
  ids: readonly string[],
  signal: AbortSignal,
  onEnd: () => void,
): WatchSession {
  const looks = new Map<string, Look>()
  let timer: NodeJS.Timeout | null = null
  let due = false
  let sentAt = 0

  function changed(): void {
    timer ??= setTimeout(
      () => {
        timer = null
        due = true
        wake()
      },
      Math.max(gather, sentAt + gap - Date.now()),
    )
  }

  function update(wanted: readonly string[]): void {
    if (signal.aborted) return
    const next = new Set(wanted)
    for (const [id, look] of looks) {
      if (next.has(id)) continue
      look.leave()
      looks.delete(id)
    }
    for (const id of next) if (!looks.has(id)) looks.set(id, followed.look(id, changed))
    changed()
  }

  function take(): StatsBatch | null {
    if (!due) return null
    due = false
    sentAt = Date.now()
    return batchOf(looks)
  }

  const { iterator, wake } = createReader(take, signal, () => {
    if (timer !== null) clearTimeout(timer)
    for (const look of looks.values()) look.leave()
    looks.clear()
    onEnd()
  })
  update(ids)
  return { iterator, update }
}

function batchOf(looks: ReadonlyMap<string, Look>): StatsBatch {
  const ids: string[] = []
  const figures: (number | null)[] = []
  for (const [id, { container }] of looks) {
    const latest = container.ring.latest()
    if (latest === null) continue
    ids.push(id)
    figures.push(...latest)
  }
  return { ids, figures }
}
