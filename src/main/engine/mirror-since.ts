import type { ContainerSummary } from '#shared/contract/containers.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * The engine tells how long a state lasts in words that get coarser with age ("4 minutes", "2 weeks"), so each
 * list gives another guess of when it began. Keeps the first, finest guess as long as the words allow it.
 */
export function keepSince(before: ContainerSummary, after: ContainerSummary): ContainerSummary {
  if (before.since === null || after.since === null || before.state !== after.state) return after
  if (before.exitCode !== after.exitCode) return after
  const age = Date.now() - after.since
  const drift = before.since - after.since
  return Math.abs(drift) <= grainOf(age) ? { ...after, since: before.since } : after
}

/** The step between two of go-units' phrases at that age, and a second for the way. */
function grainOf(age: number): number {
  if (age < minute) return 2500
  if (age < hour) return minute + 2500
  if (age < 2 * day) return hour + 2500
  if (age < 14 * day) return day + 2500
  if (age < 60 * day) return 7 * day + 2500
  return age < 730 * day ? 30 * day + 2500 : 365 * day
}
