export interface Backoff {
  /** Milliseconds until the next try: 250 doubling to 10,000, ± 20 %, so that many apps do not knock together. */
  readonly next: () => number
  readonly reset: () => void
}

const first = 250
const longest = 10_000

export function createBackoff(random: () => number = Math.random): Backoff {
  let tries = 0
  return {
    next: () => {
      const delay = Math.min(longest, first * 2 ** tries)
      tries += 1
      return Math.round(delay * (0.8 + 0.4 * random()))
    },
    reset: () => {
      tries = 0
    },
  }
}
