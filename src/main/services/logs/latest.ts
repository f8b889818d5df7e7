/**
 * A value that changes faster than it is read: a reader gets the newest, never a queue. The iterator ends when
 * `signal` aborts or the value is closed.
 */
export interface Latest<Value> {
  readonly set: (value: Value) => void
  readonly close: () => void
  readonly read: (signal: AbortSignal) => AsyncGenerator<Value, void, void>
}

/** Starts without a value: a reader then waits for the first. */
export function createLatest<Value>(): Latest<Value> {
  let current: { readonly value: Value; readonly version: number } | null = null
  let closed = false
  const waiting = new Set<() => void>()

  function wake(): void {
    for (const resolve of waiting) resolve()
    waiting.clear()
  }

  async function* read(signal: AbortSignal): AsyncGenerator<Value, void, void> {
    let seen = -1
    signal.addEventListener('abort', wake)
    try {
      while (!signal.aborted) {
        if (current !== null && current.version !== seen) {
          seen = current.version
          yield current.value
        } else if (closed) return
        else await new Promise<void>((resolve) => waiting.add(resolve))
      }
    } finally {
      signal.removeEventListener('abort', wake)
    }
  }

  return {
    set: (value) => {
      current = { value, version: (current?.version ?? 0) + 1 }
      wake()
    },
    close: () => {
      closed = true
      wake()
    },
    read,
  }
}
