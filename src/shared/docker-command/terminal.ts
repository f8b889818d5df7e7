import type { ActionInput } from './input.ts'
import { type Argv, shellLine } from './quote.ts'

type Surroundings = Pick<ActionInput<'terminal', 'exec'>, 'id' | 'user' | 'workingDir'> & {
  readonly env?: readonly { readonly name: string; readonly value: string }[] | undefined
}
type Command = Surroundings & { readonly command: Argv }
type Attach = Omit<ActionInput<'terminal', 'attach'>, 'size'>

/** `docker exec -it [-u USER] [-w DIRECTORY] [-e NAME=VALUE]… ID COMMAND` */
export function exec(input: Command): Argv {
  return ['docker', 'exec', '-it', ...surroundings(input), input.id, ...input.command]
}

/** `docker exec [-u USER] [-w DIRECTORY] [-e NAME=VALUE]… ID COMMAND` */
export function run(input: Command): Argv {
  return ['docker', 'exec', ...surroundings(input), input.id, ...input.command]
}

/** `docker attach [--detach-keys KEYS] ID`, or `docker start -ai [--detach-keys KEYS] ID` */
export function attach({ id, start = false, detachKeys }: Attach): Argv {
  const keys = detachKeys === undefined ? [] : ['--detach-keys', detachKeys]
  return start ? ['docker', 'start', '-ai', ...keys, id] : ['docker', 'attach', ...keys, id]
}

function surroundings({ user, workingDir, env }: Surroundings): Argv {
  return [
    ...(user === undefined ? [] : ['-u', user]),
    ...(workingDir === undefined ? [] : ['-w', workingDir]),
    ...(env ?? []).flatMap(({ name, value }) => ['-e', `${name}=${value}`]),
  ]
}

/** A line that only a shell understands, as a command that hands it to one. */
export function throughShell(line: string): string {
  return shellLine(['sh', '-c', line.trim()])
}
