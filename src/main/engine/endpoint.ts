import { join } from 'node:path'
import type { Diagnosis, Endpoint, EndpointSource, EngineChoice } from '#shared/contract/system.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Fault } from '#shared/faults.ts'
import { isRemote, parseAddress } from './address.ts'
import type { Target } from './address.ts'
import { readContext, readCurrentContext, readTls } from './contexts.ts'
import type { ConfigFiles, TlsMaterial } from './contexts.ts'

/** What an endpoint is found from. */
export interface EndpointSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly platform: NodeJS.Platform
  readonly files: ConfigFiles
}

export type ResolvedEndpoint =
  | {
      readonly ok: true
      readonly endpoint: Endpoint
      readonly target: Exclude<Target, { transport: 'ssh' }>
      readonly tls: TlsMaterial | null
    }
  | {
      readonly ok: false
      /** Known where the address itself is good (`ssh-not-yet`). */
      readonly endpoint: Endpoint | null
      readonly fault: Fault
      readonly diagnosis: Diagnosis
    }

interface Origin {
  readonly source: EndpointSource
  readonly name: string
  readonly host: string
  readonly tls: TlsMaterial | null
}

/**
 * Finds the engine's address in the order of the CLI's code: choice, DOCKER_HOST, DOCKER_CONTEXT,
 * currentContext, default. A named context that is missing is an error and never a fallback.
 */
export function resolveEndpoint(choice: EngineChoice, surroundings: EndpointSurroundings): ResolvedEndpoint {
  const origin = originOf(choice, surroundings)
  if ('ok' in origin) return origin
  try {
    const { address, target } = parseAddress(origin.host, origin.tls !== null, surroundings.platform)
    const tls = target.transport === 'tcp' ? origin.tls : null
    const endpoint: Endpoint = {
      source: origin.source,
      name: origin.name || address,
      address,
      transport: target.transport,
      tls: tls !== null,
      remote: isRemote(target),
    }
    return target.transport === 'ssh' ? sshNotYet(endpoint) : { ok: true, endpoint, target, tls }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error
    return { ok: false, endpoint: null, fault: error.fault, diagnosis: 'bad-address' }
  }
}

/** `DOCKER_CONFIG` or `~/.docker`. */
export function configFolderOf({ env, home }: Pick<EndpointSurroundings, 'env' | 'home'>): string {
  return env['DOCKER_CONFIG'] || join(home, '.docker')
}

function originOf(choice: EngineChoice, surroundings: EndpointSurroundings): Origin | ResolvedEndpoint {
  const { env, files } = surroundings
  const configFolder = configFolderOf(surroundings)
  if (choice.kind === 'address') {
    const tls = /^tcp:/i.test(choice.address.trim()) ? environmentTls(surroundings) : null
    return { source: 'choice', name: '', host: choice.address, tls }
  }
  if (choice.kind === 'context') return originOfContext('choice', choice.name, surroundings)
  if (env['DOCKER_HOST']) return environmentOrigin('DOCKER_HOST', surroundings)
  if (env['DOCKER_CONTEXT']) return originOfContext('DOCKER_CONTEXT', env['DOCKER_CONTEXT'], surroundings)
  const current = readCurrentContext(files, configFolder)
  if (current !== null) return originOfContext('currentContext', current, surroundings)
  return environmentOrigin('default', surroundings)
}

/** The context `default` is no file: it stands for DOCKER_HOST or the default socket. */
function originOfContext(
  source: EndpointSource,
  name: string,
  surroundings: EndpointSurroundings,
): Origin | ResolvedEndpoint {
  if (name === 'default') return environmentOrigin(source, surroundings)
  const context = readContext(surroundings.files, configFolderOf(surroundings), name)
  if (context) return { source, name, host: context.host, tls: context.tls }
  const missing = fault('not-found', `context "${name}": context not found`, {
    name,
    diagnosis: 'unknown-context',
  })
  return { ok: false, endpoint: null, fault: missing, diagnosis: 'unknown-context' }
}

function environmentOrigin(source: EndpointSource, surroundings: EndpointSurroundings): Origin {
  const host = surroundings.env['DOCKER_HOST'] ?? ''
  return { source, name: host === '' ? 'default' : '', host, tls: environmentTls(surroundings) }
}

/** DOCKER_TLS_VERIFY and DOCKER_TLS count when they are not empty, whatever they say. */
function environmentTls(surroundings: EndpointSurroundings): TlsMaterial | null {
  const { env, files } = surroundings
  const verify = Boolean(env['DOCKER_TLS_VERIFY'])
  if (!verify && !env['DOCKER_TLS']) return null
  const folder = env['DOCKER_CERT_PATH'] || configFolderOf(surroundings)
  return readTls(files, folder, verify) ?? { ca: null, cert: null, key: null, verify }
}

function sshNotYet(endpoint: Endpoint): ResolvedEndpoint {
  const message = `${endpoint.address}: engines over ssh cannot be reached yet.`
  return {
    ok: false,
    endpoint,
    fault: fault('unsupported', message, { diagnosis: 'ssh-not-yet' }),
    diagnosis: 'ssh-not-yet',
  }
}
