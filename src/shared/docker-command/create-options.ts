import type { CreateInput, PortInput } from '../contract/containers.ts'

type Mount = NonNullable<CreateInput['mounts']>[number]

/** What follows `docker create` or `docker run -d`: options, image, command. */
export function createOptions(input: CreateInput): string[] {
  const [entrypoint, ...entrypointArguments] = input.entrypoint ?? []
  return [
    ...option('--name', input.name),
    ...(input.interactive ? ['-i'] : []),
    ...(input.tty ? ['-t'] : []),
    ...(input.autoRemove ? ['--rm'] : []),
    ...option('--hostname', input.hostname),
    ...option('--user', input.user),
    ...option('--workdir', input.workingDir),
    // The CLI takes one word here; the others go before the command, and an empty one resets the image's own.
    ...(input.entrypoint ? ['--entrypoint', entrypoint ?? ''] : []),
    ...(input.env ?? []).flatMap(({ name, value }) => ['-e', `${name}=${value}`]),
    ...(input.publishAll ? ['-P'] : []),
    ...(input.ports ?? []).flatMap((port) => ['-p', publishValue(port)]),
    ...(input.mounts ?? []).flatMap(mountOption),
    ...option('--network', input.network),
    ...restartOption(input.restart),
    ...Object.entries(input.labels ?? {}).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
    ...(input.memoryBytes ? ['--memory', memoryValue(input.memoryBytes)] : []),
    ...(input.cpus ? ['--cpus', String(input.cpus)] : []),
    input.image,
    ...entrypointArguments,
    ...(input.command ?? []),
  ]
}

/** `-v` reads colons as its own, so a path that holds one needs `--mount`; a drive letter is understood. */
export function needsMountFlag(mount: Mount): boolean {
  const source = (mount.source ?? '').replace(/^[A-Za-z]:(?=[\\/])/, '')
  return mount.type !== 'tmpfs' && (source.includes(':') || mount.target.includes(':'))
}

function option(flag: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [flag, value]
}

function publishValue({ hostIp, hostPort, containerPort, protocol }: PortInput): string {
  const address = hostIp?.includes(':') ? `[${hostIp}]` : hostIp
  const host = `${address === undefined ? '' : `${address}:`}${hostPort ?? ''}`
  const container = `${containerPort}${protocol === undefined || protocol === 'tcp' ? '' : `/${protocol}`}`
  return host === '' ? container : `${host}:${container}`
}

function mountOption(mount: Mount): string[] {
  if (mount.type === 'tmpfs') return ['--tmpfs', `${mount.target}${mount.readOnly ? ':ro' : ''}`]
  if (needsMountFlag(mount)) return ['--mount', mountValue(mount)]
  const source = mount.source ? `${mount.source}:` : ''
  return ['-v', `${source}${mount.target}${mount.readOnly ? ':ro' : ''}`]
}

/** `--mount` is a row of comma-separated values (RFC 4180 quoting). */
function mountValue(mount: Mount): string {
  const fields = [
    `type=${mount.type}`,
    ...(mount.source ? [`source=${mount.source}`] : []),
    `target=${mount.target}`,
    ...(mount.readOnly ? ['readonly'] : []),
  ]
  return fields
    .map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',')
}

function restartOption(restart: CreateInput['restart']): string[] {
  if (!restart || restart.policy === 'no') return []
  const retries =
    restart.policy === 'on-failure' && restart.maximumRetries ? `:${restart.maximumRetries}` : ''
  return ['--restart', `${restart.policy}${retries}`]
}

/** The largest binary unit that divides it, as `--memory` reads it. */
function memoryValue(bytes: number): string {
  const units = [
    ['g', 1024 ** 3],
    ['m', 1024 ** 2],
    ['k', 1024],
  ] as const
  const fitting = units.find(([, size]) => bytes % size === 0)
  return fitting ? `${bytes / fitting[1]}${fitting[0]}` : `${bytes}`
}
