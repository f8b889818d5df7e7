/** What main wants of the page: kept until a page reads, so that nothing asked of a window being opened is lost. */
export interface Mailbox<Item> {
  readonly post: (item: Item) => void
  /** The waiting items and then each new one; a later reader takes the place of an earlier one. */
  readonly open: (signal: AbortSignal) => AsyncIteratorObject<Item, void, void>
}

const mostWaiting = 20
const asleep = (): void => undefined

export function createMailbox<Item>(): Mailbox<Item> {
  let waiting: Item[] = []
  let wake = asleep
  let readers = 0

  async function* read(signal: AbortSignal, reader: number): AsyncGenerator<Item, void, void> {
    const present = (): boolean => !signal.aborted && reader === readers
    signal.addEventListener('abort', () => wake(), { once: true })
    while (present()) {
      const [next, ...later] = waiting
      if (next !== undefined) {
        waiting = later
        yield next
      } else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  }

  return {
    post: (item) => {
      waiting = [...waiting, item].slice(-mostWaiting)
      wake()
    },
    open: (signal) => {
      readers += 1
      wake()
      return read(signal, readers)
    },
  }
}
