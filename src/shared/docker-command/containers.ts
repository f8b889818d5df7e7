import type { CreateInput } from '../contract/create-input.ts'
import type { Contract } from '../contract/index.ts'
import { psArguments } from '../process-columns.ts'
import { exportName } from './export-name.ts'
import { createOptions } from './create-options.ts'
import type { ActionInput } from './input.ts'
import type { Argv } from './quote.ts'

type Input<Action extends keyof Contract['containers']> = ActionInput<'containers', Action>

/** `docker ps --all` */
export function list(): Argv {
  return ['docker', 'ps', '--all']
}

/** `docker ps --all --size` */
export function sizes(): Argv {
  return ['docker', 'ps', '--all', '--size']
}

/** `docker inspect ID` */
export function inspect({ id }: Input<'inspect'>): Argv {
  return ['docker', 'inspect', id]
}

/** `docker inspect ID`, which prints it as an array of one. */
export function inspectText({ id }: Input<'inspectText'>): Argv {
  return inspect({ id })
}

/** `docker top ID [PS OPTIONS]` */
export function top({ id, columns = 'usual' }: Input<'top'>): Argv {
  return ['docker', 'top', id, ...psArguments[columns]]
}

/** `docker wait ID` */
export function wait({ id }: Input<'wait'>): Argv {
  return ['docker', 'wait', id]
}

/** `docker inspect ID`: what the CLI knows of how a container was made. */
export function spec({ id }: Input<'spec'>): Argv {
  return ['docker', 'inspect', id]
}

/** `docker create [OPTIONS] IMAGE [COMMAND]` */
export function create(input: CreateInput): Argv {
  return ['docker', 'create', ...createOptions(input)]
}

/** `docker run -d [OPTIONS] IMAGE [COMMAND]`: the app never attaches to what it runs. */
export function run(input: CreateInput): Argv {
  return ['docker', 'run', '-d', ...createOptions(input)]
}

/** `docker start ID` */
export function start({ id }: Input<'start'>): Argv {
  return ['docker', 'start', id]
}

/** `docker stop [-t SECONDS] ID`; every CLI knows `-t`, its long name changed with 28. */
export function stop({ id, graceSeconds }: Input<'stop'>): Argv {
  return ['docker', 'stop', ...grace(graceSeconds), id]
}

/** `docker kill [--signal SIGNAL] ID` */
export function kill({ id, signal }: Input<'kill'>): Argv {
  return ['docker', 'kill', ...(signal === undefined ? [] : ['--signal', signal]), id]
}

/** `docker pause ID` */
export function pause({ id }: Input<'pause'>): Argv {
  return ['docker', 'pause', id]
}

/** `docker unpause ID` */
export function unpause({ id }: Input<'unpause'>): Argv {
  return ['docker', 'unpause', id]
}

/** `docker restart [-t SECONDS] ID` */
export function restart({ id, graceSeconds }: Input<'restart'>): Argv {
  return ['docker', 'restart', ...grace(graceSeconds), id]
}

/** `docker rename ID NAME` */
export function rename({ id, name }: Input<'rename'>): Argv {
  return ['docker', 'rename', id, name]
}

/** `docker rm [--force] [--volumes] ID` */
export function remove({ id, force, volumes }: Input<'remove'>): Argv {
  return ['docker', 'rm', ...(force ? ['--force'] : []), ...(volumes ? ['--volumes'] : []), id]
}

/** `docker commit [-a AUTHOR] [-m MESSAGE] [--pause=false] [-c CHANGE]… ID [REFERENCE]` */
export function commit({ id, reference, author, message, pause, changes }: Input<'commit'>): Argv {
  return [
    'docker',
    'commit',
    ...(author ? ['-a', author] : []),
    ...(message ? ['-m', message] : []),
    ...(pause === false ? ['--pause=false'] : []),
    ...(changes ?? []).flatMap((change) => ['-c', `${change.instruction} ${change.value}`]),
    id,
    ...(reference ? [reference] : []),
  ]
}

/** `docker export -o FILE ID` */
function exportTar({ id }: Input<'export'>): Argv {
  return ['docker', 'export', '-o', exportName(id), id]
}
export { exportTar as export }

/** `docker diff ID` */
export function changes({ id }: Input<'changes'>): Argv {
  return ['docker', 'diff', id]
}

/** `docker events --since 24h --filter container=ID`: what the engine still remembers (256 events), and what comes. */
export function history({ id }: Input<'history'>): Argv {
  return ['docker', 'events', '--since', '24h', '--filter', `container=${id}`]
}

function grace(seconds: number | undefined): Argv {
  return seconds === undefined ? [] : ['-t', String(seconds)]
}
