import { beforeAll, beforeEach, inject } from 'vitest'
import { type Ground, openGround } from './ground.ts'

/** The run's ground, in an engine test. */
export const ground: Ground = openGround(inject('ground'))

/** A test that failed after it had ended the engine does not take those after it, or its own next try, with it. */
async function engineRuns(): Promise<void> {
  ground.engine.thaw()
  await ground.engine.start()
}
beforeAll(engineRuns)
beforeEach(engineRuns)
