import type { CreateInput, HealthcheckInput } from '#shared/contract/create-input.ts'
import { modeOf, needsMountFlag } from '#shared/docker-command/create-mounts.ts'
import { checkCreate } from './create-check.ts'
import { endpointsConfig, hostConfig, portKey } from './create-host-config.ts'

const nanoseconds = 1_000_000

/**
 * The body of `POST /containers/create`: what the docker CLI sends for the same options.
 * `attached` is `docker create`; a `docker run -d` leaves the streams alone. Throws `bad-input` for what
 * the engine would take for something else.
 */
export function createBody(input: CreateInput, attached: boolean) {
  checkCreate(input)
  const [program = '', ...programArguments] = input.entrypoint ?? []
  const command = [...programArguments, ...(input.command ?? [])]
  const ports = [...(input.ports ?? []), ...(input.expose ?? [])]
  const anonymous = (input.mounts ?? []).filter(
    (mount) => mount.type === 'volume' && !mount.source && !needsMountFlag(mount) && modeOf(mount) === '',
  )
  return {
    Image: input.image,
    ...(input.entrypoint && { Entrypoint: [program] }),
    ...(command.length > 0 && { Cmd: command }),
    ...(input.workingDir && { WorkingDir: input.workingDir }),
    ...(input.user && { User: input.user }),
    ...(input.hostname && { Hostname: input.hostname }),
    ...(input.domainName && { Domainname: input.domainName }),
    Env: (input.env ?? []).map(({ name, value }) => `${name}=${value}`),
    Labels: input.labels ?? {},
    ExposedPorts: Object.fromEntries(ports.map((port) => [portKey(port), {}])),
    Volumes: Object.fromEntries(anonymous.map(({ target }) => [target, {}])),
    Tty: input.tty ?? false,
    OpenStdin: input.interactive ?? false,
    AttachStdin: attached && (input.interactive ?? false),
    StdinOnce: attached && (input.interactive ?? false),
    AttachStdout: attached,
    AttachStderr: attached,
    ...(input.stopSignal && { StopSignal: input.stopSignal }),
    ...(input.stopTimeoutSeconds !== undefined && { StopTimeout: input.stopTimeoutSeconds }),
    ...(input.healthcheck && { Healthcheck: healthcheck(input.healthcheck) }),
    HostConfig: hostConfig(input),
    NetworkingConfig: { EndpointsConfig: endpointsConfig(input) },
  }
}

function healthcheck(check: HealthcheckInput) {
  if ('none' in check) return { Test: ['NONE'] }
  return {
    ...(check.command && { Test: ['CMD-SHELL', check.command] }),
    Interval: (check.intervalMs ?? 0) * nanoseconds,
    Timeout: (check.timeoutMs ?? 0) * nanoseconds,
    StartPeriod: (check.startPeriodMs ?? 0) * nanoseconds,
    Retries: check.retries ?? 0,
  }
}
