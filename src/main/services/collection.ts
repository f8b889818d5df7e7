import type { Collection } from '#shared/contract/system.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Mirror, MirrorState } from '../engine/mirror.ts'

type Settled<Item> = Exclude<Collection<Item>, { status: 'loading' }>
type Read<Item> = (state: MirrorState) => Collection<Item>

/** The mirror's items once they are there; throws its fault when they could not be read. */
export async function readyItems<Item>(
  mirror: Mirror,
  read: Read<Item>,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const collection = await settled(mirror, read, signal)
  if (collection.status === 'failed') throw new FaultError(collection.fault)
  return collection.items
}

function settled<Item>(mirror: Mirror, read: Read<Item>, signal: AbortSignal): Promise<Settled<Item>> {
  const now = read(mirror.state())
  if (now.status !== 'loading') return Promise.resolve(now)
  return new Promise((resolve, reject) => {
    const unsubscribe = mirror.subscribe(() => {
      const next = read(mirror.state())
      if (next.status === 'loading') return
      unsubscribe()
      signal.removeEventListener('abort', leave)
      resolve(next)
    })
    const leave = () => {
      unsubscribe()
      reject(new FaultError(fault('cancelled', 'The list was not waited for.')))
    }
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
  })
}
