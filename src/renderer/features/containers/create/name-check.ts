import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Problem } from './problem.ts'

/** moby's RestrictedNamePattern, told part by part; an empty name is none. */
export function nameProblem(name: string, containers: readonly ContainerSummary[]): Problem | null {
  if (name === '') return null
  if (!/^[a-zA-Z0-9]/.test(name)) return { kind: 'name-bad-start' }
  const odd = /[^a-zA-Z0-9_.-]/u.exec(name)
  if (odd) return { kind: 'name-bad-character', values: { character: odd[0] } }
  if (name.length < 2) return { kind: 'name-too-short' }
  if (name.length > 255) return { kind: 'name-too-long' }
  return containers.some((container) => container.name === name) ? { kind: 'name-taken' } : null
}
