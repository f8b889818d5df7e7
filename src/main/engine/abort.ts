/** A signal that aborts with the first of several; `release` forgets them, so a long-lived one keeps nothing. */
export function linkSignals(signals: readonly (AbortSignal | undefined)[]): {
  readonly signal: AbortSignal
  readonly abort: (reason: unknown) => void
  readonly release: () => void
} {
  const controller = new AbortController()
  const links: (() => void)[] = []
  for (const signal of signals) {
    if (!signal) continue
    if (signal.aborted) controller.abort(signal.reason)
    const abort = (): void => controller.abort(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    links.push(() => signal.removeEventListener('abort', abort))
  }
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    release: () => {
      for (const unlink of links) unlink()
    },
  }
}

/** Settles with `work`, or rejects with the signal's reason as soon as it aborts, whatever `work` does then. */
export function raceSignal<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(asError(signal.reason))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** What a signal was aborted with, as an error. */
export function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
