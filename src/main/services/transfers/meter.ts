import type { PullProgress } from '#shared/contract/tasks.ts'

/** Milliseconds between two tellings, and the time that a rate is taken over. */
const gap = 100
const window = 2000

/** Counts bytes as they pass, and tells sum and rate ten times a second: nothing is made for a chunk. */
export function createMeter(tell: (progress: PullProgress) => void, now: () => number = Date.now) {
  let bytes = 0
  let totalBytes = 0
  let toldAt = 0
  let samples: { readonly at: number; readonly bytes: number }[] = [{ at: now(), bytes: 0 }]

  function say(at: number): void {
    toldAt = at
    samples = [...samples.filter((sample) => sample.at > at - window), { at, bytes }]
    const first = samples[0] ?? { at, bytes }
    const seconds = (at - first.at) / 1000
    const bytesPerSecond = seconds < 0.1 ? 0 : Math.round((bytes - first.bytes) / seconds)
    tell({ layers: [], downloadedBytes: bytes, totalBytes, bytesPerSecond })
  }

  return {
    count: (more: number): void => {
      bytes += more
      const at = now()
      if (at - toldAt >= gap) say(at)
    },
    total: (all: number): void => {
      totalBytes = all
      say(now())
    },
    /** The last word; a short transfer would have none otherwise. */
    end: (): void => say(now()),
  }
}
