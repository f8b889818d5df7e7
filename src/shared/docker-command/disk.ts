import type { CleanScope } from '../clean-scopes.ts'
import type { Argv } from './quote.ts'

/** What a command needs of a thing that goes. */
interface Going {
  readonly id: string
  readonly name: string
  readonly references: readonly string[]
}

/** `docker system df` */
export function usage(): Argv {
  return ['docker', 'system', 'df']
}

/** What lists the same in a terminal, where docker can. */
export function candidates(scope: CleanScope): Argv {
  switch (scope) {
    case 'dangling-images':
      return ['docker', 'image', 'ls', '--filter', 'dangling=true']
    case 'stopped-containers':
      return ['docker', 'ps', '--all', '--size', '--filter', 'status=exited', '--filter', 'status=created']
    case 'unused-networks':
      return ['docker', 'network', 'ls', '--filter', 'dangling=true']
    case 'anonymous-volumes':
    case 'unused-volumes':
      return ['docker', 'volume', 'ls', '--filter', 'dangling=true']
    case 'unused-images':
    case 'build-cache':
      return ['docker', 'system', 'df', '--verbose']
  }
}

/**
 * `docker image rm A B`, `docker container rm …`, `docker network rm …`, `docker volume rm …`: one line for all.
 * `docker builder prune` takes one id at a time.
 */
export function cleanUp(scope: CleanScope, items: readonly Going[]): readonly Argv[] {
  if (items.length === 0) return []
  switch (scope) {
    case 'dangling-images':
    case 'unused-images':
      return [['docker', 'image', 'rm', ...items.flatMap(imageNames)]]
    case 'stopped-containers':
      return [['docker', 'container', 'rm', ...items.map(({ name }) => name)]]
    case 'unused-networks':
      return [['docker', 'network', 'rm', ...items.map(({ name }) => name)]]
    case 'anonymous-volumes':
    case 'unused-volumes':
      return [['docker', 'volume', 'rm', ...items.map(({ id }) => id)]]
    case 'build-cache':
      return items.map(({ id }) => ['docker', 'builder', 'prune', '--all', '--force', '--filter', `id=${id}`])
  }
}

function imageNames({ id, references }: Going): readonly string[] {
  return references.length > 0 ? references : [id.replace(/^sha256:/, '').slice(0, 12)]
}
