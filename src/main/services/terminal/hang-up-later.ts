import type { Engine } from '../../engine/engine.ts'
import { containerDetails } from '../models/container-details.ts'
import { hangUp, type Leftover } from './hang-up.ts'

/** Ends what an exec left behind, now or as soon as its paused container goes on. Never throws. */
export type HangUp = (leftover: Leftover) => Promise<void>

/** Hangs up; what a paused container keeps from it is remembered until the pause or the container ends. */
export function createHangUp(engine: Engine): HangUp {
  const waiting = new Set<Leftover>()
  const attempt: HangUp = async (leftover) => {
    if ((await hangUp(engine, leftover)) !== 'paused') return
    waiting.add(leftover)
    // The pause may have ended before it was remembered.
    if ((await isPaused(engine, leftover.container)) === false && waiting.delete(leftover))
      await attempt(leftover)
  }
  engine.onEvent(({ type, action }) => {
    if (type !== 'container' || !['unpause', 'die', 'destroy'].includes(action)) return
    const again = [...waiting]
    waiting.clear()
    for (const leftover of again) void attempt(leftover)
  })
  return attempt
}

/** null: nobody knows; then an event will tell. */
async function isPaused(engine: Engine, id: string): Promise<boolean | null> {
  try {
    const raw = await engine.call((docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal }), {
      idempotent: true,
    })
    return containerDetails(raw).state === 'paused'
  } catch {
    return null
  }
}
