import { type CleanScope, mostCleaned } from '#shared/clean-scopes.ts'
import type { CleanCandidate } from '#shared/contract/disk.ts'

export const canTick = (count: number): boolean => count <= mostCleaned

/** What somebody keeps on purpose, or what a stopped container would miss, is not ticked before a person does it. */
export const startsTicked = ({ savePoint, users, undoOf }: CleanCandidate): boolean =>
  savePoint === null && users.length === 0 && undoOf === null

/** Bytes that go with these. */
export const freedBy = (items: readonly CleanCandidate[]): number =>
  items.reduce((sum, { size }) => sum + (size ?? 0), 0)

/** Volumes with data, or with nobody knows what: they are asked about harder. */
export function hasData(scope: CleanScope, items: readonly CleanCandidate[]): boolean {
  const volumes = scope === 'anonymous-volumes' || scope === 'unused-volumes'
  return volumes && items.some(({ size }) => size !== 0)
}
