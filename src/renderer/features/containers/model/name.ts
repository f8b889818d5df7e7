import type { ContainerSummary } from '#shared/contract/containers.ts'

export type NameProblem = 'empty' | 'too-short' | 'too-long' | 'bad-start' | 'bad-character' | 'taken'

/** Why the engine would refuse `name` for the container `id`, or null (moby: RestrictedNamePattern). */
export function nameProblem(
  name: string,
  id: string,
  containers: readonly Pick<ContainerSummary, 'id' | 'name'>[],
): NameProblem | null {
  if (name === '') return 'empty'
  if (!/^[a-zA-Z0-9]/.test(name)) return 'bad-start'
  if (!/^[a-zA-Z0-9_.-]+$/.test(name)) return 'bad-character'
  if (name.length < 2) return 'too-short'
  if (name.length > 255) return 'too-long'
  const taken = containers.some((container) => container.name === name && container.id !== id)
  return taken ? 'taken' : null
}
