/** One reader of a service's stream. */
export interface Reader<Item> {
  readonly iterator: AsyncIteratorObject<Item, unknown, void>
  /** There may be something to take. */
  readonly wake: () => void
}

/** An iterator over what `take` holds, which ends at once when it is returned or the signal aborts. */
export function createReader<Item>(
  take: () => Item | null,
  signal: AbortSignal,
  onEnd: () => void,
): Reader<Item> {
  let waiting: ((result: IteratorResult<Item, undefined>) => void)[] = []
  let ended = signal.aborted
  const done: IteratorResult<Item, undefined> = { done: true, value: undefined }

  function end(): void {
    if (ended) return
    ended = true
    signal.removeEventListener('abort', end)
    onEnd()
    for (const resolve of waiting) resolve(done)
    waiting = []
  }

  function wake(): void {
    const resolve = waiting[0]
    if (!resolve) return
    const item = take()
    if (item === null) return
    waiting = waiting.slice(1)
    resolve({ done: false, value: item })
  }

  signal.addEventListener('abort', end, { once: true })
  const iterator: AsyncIteratorObject<Item, undefined, void> = {
    [Symbol.asyncIterator]: () => iterator,
    [Symbol.asyncDispose]: async () => end(),
    next: () => {
      if (ended) return Promise.resolve(done)
      const item = waiting.length === 0 ? take() : null
      if (item !== null) return Promise.resolve({ done: false, value: item })
      return new Promise((resolve) => waiting.push(resolve))
    },
    return: async () => {
      end()
      return done
    },
  }
  return { iterator, wake }
}
