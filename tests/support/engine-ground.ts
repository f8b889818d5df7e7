import { inject } from 'vitest'
import { type Ground, openGround } from './ground.ts'

/** The run's ground, in an engine test. */
export const ground: Ground = openGround(inject('ground'))
