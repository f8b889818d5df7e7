import { readFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { writeWhole } from '../whole-file.ts'

/** Where a window was when it was last closed. */
export interface Place extends Rectangle {
  readonly maximized: boolean
}

const usual = { width: 1320, height: 820, maximized: false }
/** Of the title bar, in pixels: enough to take hold of. */
const leastSeen = 80

function readPlace(path: string): Place | null {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof read !== 'object' || read === null) return null
    const { x, y, width, height, maximized }: { readonly [key: string]: unknown } = { ...read }
    const numbers = [x, y, width, height].map(Number)
    const [left = 0, top = 0, wide = 0, high = 0] = numbers
    if (!numbers.every(Number.isInteger)) return null
    return { x: left, y: top, width: wide, height: high, maximized: maximized === true }
  } catch {
    return null
  }
}

/** Takes the old place when its title bar can still be seen on a display of now, else the usual size. */
export function fitting(
  place: Place | null,
  displays: readonly Rectangle[],
): Partial<Place> & { width: number; height: number; maximized: boolean } {
  if (place === null || place.width < 360 || place.height < 480) return usual
  const seen = displays.some(
    ({ x, y, width, height }) =>
      place.x + place.width >= x + leastSeen &&
      place.x <= x + width - leastSeen &&
      place.y >= y &&
      place.y <= y + height - leastSeen,
  )
  return seen ? place : { ...usual, maximized: place.maximized }
}

export const lastPlace = (path: string, displays: readonly Rectangle[]) => fitting(readPlace(path), displays)

export function keepPlace(path: string, place: Place): void {
  try {
    writeWhole(path, JSON.stringify(place))
  } catch {
    // A window that opens at its usual place is no reason to fail.
  }
}
