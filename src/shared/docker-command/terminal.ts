import type { ActionInput } from './input.ts'
import type { Argv } from './quote.ts'

type Input<Action extends 'exec' | 'run' | 'attach'> = Omit<ActionInput<'terminal', Action>, 'size'>

/** `docker exec -it [-u USER] [-w DIRECTORY] [-e NAME=VALUE]… ID COMMAND` */
export function exec(input: Input<'exec'> & { readonly command: Argv }): Argv {
  return ['docker', 'exec', '-it', ...surroundings(input), input.id, ...input.command]
}

/** `docker exec [-u USER] [-w DIRECTORY] [-e NAME=VALUE]… ID COMMAND` */
export function run(input: Input<'run'>): Argv {
  return ['docker', 'exec', ...surroundings(input), input.id, ...input.command]
}

/** `docker attach [--detach-keys KEYS] ID`, or `docker start -ai [--detach-keys KEYS] ID` */
export function attach({ id, start = false, detachKeys }: Input<'attach'>): Argv {
  const keys = detachKeys === undefined ? [] : ['--detach-keys', detachKeys]
  return start ? ['docker', 'start', '-ai', ...keys, id] : ['docker', 'attach', ...keys, id]
}

function surroundings({
  user,
  workingDir,
  env,
}: Pick<Input<'exec'>, 'user' | 'workingDir' | 'env'>): readonly string[] {
  return [
    ...(user === undefined ? [] : ['-u', user]),
    ...(workingDir === undefined ? [] : ['-w', workingDir]),
    ...(env ?? []).flatMap(({ name, value }) => ['-e', `${name}=${value}`]),
  ]
}
