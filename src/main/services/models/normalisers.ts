import type { Normalisers } from '../../engine/mirror.ts'
import { containerSummary } from './container-summary.ts'
import { imageSummary } from './image-summary.ts'

/** How the mirror reads the engine's lists. */
export const normalisers: Normalisers = {
  container: (raw) => containerSummary(raw, Date.now()),
  image: imageSummary,
}
