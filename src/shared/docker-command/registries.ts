import type { Contract } from '../contract/index.ts'
import type { ActionInput } from './input.ts'
import type { Argv } from './quote.ts'

type Input<Action extends keyof Contract['registries']> = ActionInput<'registries', Action>

/** `docker login -u USER [REGISTRY]`: the CLI asks for the password, which never stands in a command. */
export function login({ registry, username }: Omit<Input<'login'>, 'password'>): Argv {
  return ['docker', 'login', ...(username === '' ? [] : ['-u', username]), ...named(registry)]
}

/** `docker logout [REGISTRY]` */
export function logout({ registry }: Input<'logout'>): Argv {
  return ['docker', 'logout', ...named(registry)]
}

/** Docker Hub is what the CLI means without a name. */
function named(registry: string): string[] {
  return registry === 'docker.io' || registry === '' ? [] : [registry]
}
