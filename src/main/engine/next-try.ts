import { createBackoff } from './backoff.ts'
import { watchSocket } from './socket-watch.ts'

/** When a lost engine is tried again: after a growing pause, or as soon as its socket file changes. */
export interface NextTry {
  /** Calls `attempt` once, later; answers in how many milliseconds at the latest. */
  readonly plan: (socketPath: string | null, attempt: () => void) => number
  /** Forgets what was planned. */
  readonly cancel: () => void
  /** The next pause is the shortest again. */
  readonly hurry: () => void
}

export function createNextTry(): NextTry {
  const backoff = createBackoff()
  let timer: NodeJS.Timeout | undefined
  let unwatch: (() => void) | null = null
  const cancel = (): void => {
    clearTimeout(timer)
    unwatch?.()
    unwatch = null
  }
  return {
    plan: (socketPath, attempt) => {
      cancel()
      const delay = backoff.next()
      timer = setTimeout(attempt, delay)
      if (socketPath !== null) {
        unwatch = watchSocket(socketPath, () => {
          backoff.reset()
          attempt()
        })
      }
      return delay
    },
    cancel,
    hurry: backoff.reset,
  }
}
