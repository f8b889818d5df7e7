import type { PullProgress } from '#shared/contract/tasks.ts'

/** Milliseconds between two tellings, and the time that a rate is taken over. */
const gap = 200
const window = 2000

/**
 * Counts bytes as they pass, and tells sum and rate five times a second: a chunk costs one addition. A transfer that
 * stands still is told with its rate at 0, once.
 */
export function createMeter(tell: (progress: PullProgress) => void, now: () => number = Date.now) {
  let bytes = 0
  let totalBytes = 0
  let told = ''
  let samples: { readonly at: number; readonly bytes: number }[] = [{ at: now(), bytes: 0 }]

  function say(): void {
    const at = now()
    samples = [...samples.filter((sample) => sample.at > at - window), { at, bytes }]
    const first = samples[0] ?? { at, bytes }
    const seconds = (at - first.at) / 1000
    const bytesPerSecond = seconds < gap / 2000 ? 0 : Math.round((bytes - first.bytes) / seconds)
    const telling = `${String(bytes)} ${String(totalBytes)} ${String(bytesPerSecond)}`
    if (telling === told) return
    told = telling
    tell({ layers: [], downloadedBytes: bytes, totalBytes, bytesPerSecond })
  }

  const timer = setInterval(say, gap)
  return {
    count: (more: number): void => void (bytes += more),
    total: (all: number): void => {
      totalBytes = all
      say()
    },
    /** The last word; a short transfer would have none otherwise. */
    end: (): void => {
      clearInterval(timer)
      say()
    },
  }
}
