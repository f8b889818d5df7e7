/** Most streams that one page may hold open; the app's busiest page needs about six. */
export const streamsPerPage = 64

/** The streams that pages hold open, so that a test and the troubleshooting page can see none is left. */
export interface OpenStreams {
  readonly count: () => number
  readonly of: (page: string) => number
  readonly add: (page: string) => () => void
}

export function createOpenStreams(): OpenStreams {
  const pages = new Map<string, number>()
  const change = (page: string, by: number): void => {
    const left = (pages.get(page) ?? 0) + by
    if (left > 0) pages.set(page, left)
    else pages.delete(page)
  }
  return {
    count: () => [...pages.values()].reduce((sum, open) => sum + open, 0),
    of: (page) => pages.get(page) ?? 0,
    add: (page) => {
      change(page, 1)
      let open = true
      return () => {
        if (open) change(page, -1)
        open = false
      }
    },
  }
}

export function isStream(output: unknown): output is AsyncIteratorObject<unknown, unknown, void> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output
}

const done = { done: true, value: undefined } as const
const asleep = (_result: IteratorResult<unknown, unknown>): void => undefined

/**
 * A service's stream as the wire reads it: it ends when the reader leaves, even while the service waits
 * for something that never comes, and its failures go through `translate`.
 */
export function boundStream(
  source: AsyncIteratorObject<unknown, unknown, void>,
  signal: AbortSignal,
  translate: (error: unknown) => unknown,
  onEnd: () => void,
): AsyncIteratorObject<unknown, unknown, void> {
  // One waiter at a time: racing every item against one long-lived promise would grow it for ever.
  let wake = asleep
  let ended = false
  const end = (): void => {
    if (ended) return
    ended = true
    signal.removeEventListener('abort', end)
    wake(done)
    onEnd()
    source.return?.().catch(() => undefined)
  }
  if (signal.aborted) end()
  else signal.addEventListener('abort', end, { once: true })

  const stream: AsyncIteratorObject<unknown, unknown, void> = {
    next: async () => {
      if (ended) return done
      try {
        const result = await new Promise<IteratorResult<unknown, unknown>>((resolve, reject) => {
          wake = resolve
          source.next().then(resolve, reject)
        })
        if (result.done === true) end()
        return result
      } catch (error) {
        end()
        throw translate(error)
      }
    },
    return: async () => {
      end()
      return done
    },
    [Symbol.asyncIterator]: () => stream,
    [Symbol.asyncDispose]: async () => end(),
  }
  return stream
}
