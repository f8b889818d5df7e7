/** Milliseconds that a speed is measured over. */
const speedWindow = 3000

/** How fast bytes go, from counts of all bytes so far; times are epoch milliseconds. */
export function createSpeed() {
  let samples: { readonly at: number; readonly bytes: number }[] = []
  return {
    take: (now: number, bytes: number): void => {
      samples = [...samples.filter(({ at }) => at > now - speedWindow), { at: now, bytes }]
    },
    /** 0 while nothing moved, or nothing can be said yet. */
    bytesPerSecond: (now: number): number => {
      const recent = samples.filter(({ at }) => at > now - speedWindow)
      const first = recent[0]
      const last = recent.at(-1)
      if (!first || !last || now - first.at < 100) return 0
      return Math.max(0, Math.round(((last.bytes - first.bytes) * 1000) / (now - first.at)))
    },
  }
}
