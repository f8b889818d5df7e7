import type { CreateInput } from '../contract/create-input.ts'
import { createOptions } from './create-options.ts'
import { option, sizeValue } from './flags.ts'
import { type Argv, shellLine } from './quote.ts'

/** A network to hang on: its name, and what was asked of it. */
export interface Joining {
  readonly network: string
  readonly aliases: readonly string[]
  readonly ipv4: string | undefined
  readonly ipv6: string | undefined
  /** `CONTAINER:ALIAS` */
  readonly links: readonly string[]
}

/** The settings that `docker update` changes. */
export type Limits = Pick<
  CreateInput,
  | 'restart'
  | 'memoryBytes'
  | 'memoryReservationBytes'
  | 'memorySwapBytes'
  | 'cpus'
  | 'cpuShares'
  | 'cpusetCpus'
  | 'pidsLimit'
>

/** `docker update [OPTIONS] CONTAINER` */
export function update(container: string, limits: Limits): Argv {
  const { restart } = limits
  const retries =
    restart?.policy === 'on-failure' && restart.maximumRetries ? `:${restart.maximumRetries}` : ''
  return [
    'docker',
    'update',
    ...option('--restart', restart && `${restart.policy}${retries}`),
    ...size('--memory', limits.memoryBytes),
    ...size('--memory-reservation', limits.memoryReservationBytes),
    ...size('--memory-swap', limits.memorySwapBytes),
    ...option('--cpus', limits.cpus),
    ...option('--cpu-shares', limits.cpuShares),
    ...option('--cpuset-cpus', limits.cpusetCpus),
    ...option('--pids-limit', limits.pidsLimit),
    container,
  ]
}

function size(flag: string, bytes: number | undefined): string[] {
  return option(flag, bytes === undefined ? undefined : sizeValue(bytes))
}

/** `docker network connect [OPTIONS] NETWORK CONTAINER` */
export function connect(container: string, { network, aliases, ipv4, ipv6, links }: Joining): Argv {
  return [
    'docker',
    'network',
    'connect',
    ...aliases.flatMap((alias) => ['--alias', alias]),
    ...option('--ip', ipv4),
    ...option('--ip6', ipv6),
    ...links.flatMap((link) => ['--link', link]),
    network,
    container,
  ]
}

/** `docker network disconnect NETWORK CONTAINER` */
export function disconnect(container: string, network: string): Argv {
  return ['docker', 'network', 'disconnect', network, container]
}

/** Files and folders as they are in a stopped container, with owners, modes and times: `docker cp` through a pipe. */
function copyOver(paths: readonly string[], from: string, to: string): Argv {
  const copy = `docker cp "${from}:$path" - | docker cp - "${to}:$(dirname "$path")"`
  return ['sh', '-c', `for path in ${shellLine(paths)}; do ${copy}; done`]
}

/** What a safe edit does, as far as the docker CLI has words for it. */
export interface Exchange {
  readonly name: string
  readonly newName: string
  readonly asideName: string
  /** With the temporary name, and every volume by its name. */
  readonly create: CreateInput
  readonly join: readonly Joining[]
  readonly leave: string | null
  readonly holdBack: boolean
  readonly stop: boolean
  readonly start: boolean
  readonly pull: boolean
  /** The commit that a save point is; null without one. */
  readonly savePoint: Argv | null
  /** Paths that are copied over. */
  readonly copies: readonly string[]
}

/** `docker create`, `docker stop`, `docker rename` twice, `docker start`, and what goes between. */
export function exchange(edit: Exchange): readonly Argv[] {
  const temporary = edit.create.name ?? ''
  return [
    ...(edit.pull ? [['docker', 'pull', edit.create.image]] : []),
    ...(edit.savePoint === null ? [] : [edit.savePoint]),
    ['docker', 'create', ...createOptions(edit.create)],
    ...edit.join.map((network) => connect(temporary, network)),
    ...(edit.leave === null ? [] : [disconnect(temporary, edit.leave)]),
    ...(edit.holdBack ? [update(edit.name, { restart: { policy: 'no' } })] : []),
    ...(edit.stop ? [['docker', 'stop', edit.name]] : []),
    ...(edit.copies.length === 0 ? [] : [copyOver(edit.copies, edit.name, temporary)]),
    ['docker', 'rename', edit.name, edit.asideName],
    ['docker', 'rename', temporary, edit.newName],
    ...(edit.start ? [['docker', 'start', edit.newName]] : []),
  ]
}

/** What brings the old container back, and takes the new one away. */
export function undoExchange(edit: {
  readonly name: string
  readonly newName: string
  readonly asideName: string
  readonly restart: { readonly name: string; readonly retries: number }
  readonly was: 'running' | 'paused' | 'stopped'
}): readonly Argv[] {
  const { name: policy, retries } = edit.restart
  return [
    ['docker', 'stop', edit.newName],
    ['docker', 'rm', edit.newName],
    ['docker', 'rename', edit.asideName, edit.name],
    ...(policy === 'no'
      ? []
      : [['docker', 'update', '--restart', retries > 0 ? `${policy}:${retries}` : policy, edit.name]]),
    ...(edit.was === 'stopped' ? [] : [['docker', 'start', edit.name]]),
    ...(edit.was === 'paused' ? [['docker', 'pause', edit.name]] : []),
  ]
}

/** Of a plan's commands the one by which the edit is known: what makes the new container, else the first. */
export function mainCommand(commands: readonly Argv[]): Argv {
  return commands.find(([, verb]) => verb === 'create') ?? commands[0] ?? []
}
