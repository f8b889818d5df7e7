import type { CreateInput, HealthcheckInput, PortInput } from '../contract/create-input.ts'
import { mountOption } from './create-mounts.ts'
import { networkOptions } from './create-network.ts'
import { durationValue, each, option, pairs, sizeValue, toggle } from './flags.ts'

/** What follows `docker create` or `docker run -d`: options, image, command. */
export function createOptions(input: CreateInput): string[] {
  const [, ...entrypointArguments] = input.entrypoint ?? []
  return [
    ...processOptions(input),
    ...toggle('-P', input.publishAll),
    ...each('-p', input.ports?.map(publishValue)),
    ...each('--expose', input.expose?.map(portValue)),
    ...(input.mounts ?? []).flatMap(mountOption),
    ...each('--volumes-from', input.volumesFrom),
    ...networkOptions(input),
    ...lifeOptions(input),
    ...pairs('--label', input.labels),
    ...limitOptions(input),
    ...rightsOptions(input),
    ...option('--log-driver', input.logDriver),
    ...pairs('--log-opt', input.logOptions),
    input.image,
    ...entrypointArguments,
    ...(input.command ?? []),
  ]
}

function processOptions(input: CreateInput): string[] {
  return [
    ...option('--name', input.name),
    ...option('--platform', input.platform),
    ...toggle('-i', input.interactive),
    ...toggle('-t', input.tty),
    ...toggle('--rm', input.autoRemove),
    ...option('--hostname', input.hostname),
    ...option('--domainname', input.domainName),
    ...option('--user', input.user),
    ...each('--group-add', input.groups),
    ...option('--workdir', input.workingDir),
    // The CLI takes one word here; the others go before the command, and an empty one resets the image's own.
    ...(input.entrypoint ? ['--entrypoint', input.entrypoint[0] ?? ''] : []),
    ...each(
      '-e',
      input.env?.map(({ name, value }) => `${name}=${value}`),
    ),
  ]
}

function lifeOptions(input: CreateInput): string[] {
  return [
    ...restartOption(input.restart),
    ...toggle('--init', input.init),
    ...option('--stop-signal', input.stopSignal),
    ...option('--stop-timeout', input.stopTimeoutSeconds),
    ...(input.healthcheck ? healthOptions(input.healthcheck) : []),
  ]
}

function healthOptions(check: HealthcheckInput): string[] {
  if ('none' in check) return ['--no-healthcheck']
  return [
    ...option('--health-cmd', check.command),
    ...time('--health-interval', check.intervalMs),
    ...time('--health-timeout', check.timeoutMs),
    ...time('--health-start-period', check.startPeriodMs),
    ...option('--health-retries', check.retries),
  ]
}

/** Zero is the engine's word for no limit: as if it were not said. */
function limitOptions(input: CreateInput): string[] {
  return [
    ...size('--memory', input.memoryBytes),
    ...size('--memory-reservation', input.memoryReservationBytes),
    ...size('--memory-swap', input.memorySwapBytes),
    ...option('--cpus', input.cpus || undefined),
    ...option('--cpu-shares', input.cpuShares || undefined),
    ...option('--cpuset-cpus', input.cpusetCpus),
    ...option('--pids-limit', input.pidsLimit || undefined),
    ...size('--shm-size', input.shmBytes),
    ...each('--ulimit', input.ulimits?.map(ulimitValue)),
  ]
}

function rightsOptions(input: CreateInput): string[] {
  return [
    ...toggle('--read-only', input.readOnly),
    ...toggle('--privileged', input.privileged),
    ...each('--cap-add', input.capAdd),
    ...each('--cap-drop', input.capDrop),
    ...each('--security-opt', input.securityOptions),
    ...each('--device', input.devices?.map(deviceValue)),
    ...pairs('--sysctl', input.sysctls),
    ...option('--ipc', input.ipc),
    ...option('--pid', input.pid),
    ...option('--uts', input.uts),
    ...option('--userns', input.userns),
    ...option('--runtime', input.runtime),
  ]
}

function publishValue({ hostIp, hostPort, ...port }: PortInput): string {
  const address = hostIp?.includes(':') ? `[${hostIp}]` : hostIp
  const host = `${address === undefined ? '' : `${address}:`}${hostPort ?? ''}`
  return host === '' ? portValue(port) : `${host}:${portValue(port)}`
}

/** `80` or `53/udp` */
export function portValue({
  containerPort,
  protocol,
}: Pick<PortInput, 'containerPort' | 'protocol'>): string {
  return `${containerPort}${protocol === undefined || protocol === 'tcp' ? '' : `/${protocol}`}`
}

/** `HOST[:CONTAINER][:PERMISSIONS]` */
export function deviceValue({
  host,
  container,
  permissions,
}: NonNullable<CreateInput['devices']>[number]): string {
  const inside = container ?? (permissions === undefined ? undefined : host)
  return [host, inside, permissions].filter((part) => part !== undefined).join(':')
}

/** `NAME=SOFT[:HARD]` */
export function ulimitValue({ name, soft, hard }: NonNullable<CreateInput['ulimits']>[number]): string {
  return `${name}=${soft}${soft === hard ? '' : `:${hard}`}`
}

function restartOption(restart: CreateInput['restart']): string[] {
  if (!restart || restart.policy === 'no') return []
  const retries =
    restart.policy === 'on-failure' && restart.maximumRetries ? `:${restart.maximumRetries}` : ''
  return ['--restart', `${restart.policy}${retries}`]
}

function time(flag: string, milliseconds: number | undefined): string[] {
  return option(flag, milliseconds === undefined ? undefined : durationValue(milliseconds))
}

function size(flag: string, bytes: number | undefined): string[] {
  return option(flag, bytes ? sizeValue(bytes) : undefined)
}
