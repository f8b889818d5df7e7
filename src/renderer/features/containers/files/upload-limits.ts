import type { PickedLimits } from '../../../store/dropped.ts'

/** As much as one upload takes; the contract has the same numbers. */
export const uploadLimits: PickedLimits = { most: 10_000, longestPaths: 1_000_000 }
