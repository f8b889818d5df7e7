import { setTimeout as delay } from 'node:timers/promises'
import type { TerminalSize } from '#shared/contract/terminal.ts'
import type { Program } from './program.ts'

const tries = 5
/** Milliseconds; each pause is longer by as much again. */
const pause = 10

/**
 * Sets the size before anything is typed: the engine refuses it until the process is there, so it is tried again as
 * the docker CLI does. Never throws, and gives up soon: the program may have ended already.
 */
export async function setFirstSize(resize: Program['resize'], size: TerminalSize): Promise<void> {
  for (let tried = 1; tried <= tries; tried += 1) {
    try {
      return await resize(size)
    } catch {
      await delay(pause * tried)
    }
  }
}
