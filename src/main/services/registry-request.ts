import type { RateLimit } from '#shared/contract/registries.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import { record, text } from './models/raw.ts'
import { rateLimitIn, retryAfterIn } from './rate-headers.ts'
import type { RegistryAuth, RegistryLogin } from './registry-auth.ts'
import { fetchRegistry, type RegistryResponse } from './registry-fetch.ts'
import { isLoopback, type RegistryTrust, trustOf } from './registry-trust.ts'

export interface RegistryQuestion {
  readonly url: string
  /** As the person knows it, for the fault's sentence. */
  readonly repository: string
  readonly login: RegistryLogin | null
  readonly trust: RegistryTrust
  /** HEAD reads the headers alone. */
  readonly method?: 'GET' | 'HEAD'
  readonly signal: AbortSignal
}

const deadline = 10_000
const mostBytes = 8 * 1024 * 1024

export interface RegistryAnswer {
  readonly body: unknown
  /** The `Link` header, which names the next page. */
  readonly link: string
  readonly rateLimit: RateLimit | null
}

/** What is asked of a registry by its name: as its account, and trusted as the engine trusts it. */
export async function askRegistry(
  {
    engine,
    auth,
  }: { readonly engine: Pick<Engine, 'status' | 'call'>; readonly auth: Pick<RegistryAuth, 'login'> },
  asked: Pick<RegistryQuestion, 'repository' | 'method' | 'signal'> & {
    readonly registry: string
    readonly path: string
  },
): Promise<RegistryAnswer> {
  const { registry, path, ...rest } = asked
  if (isLoopback(registry) && engine.status().endpoint?.remote === true) throw beyondReach(registry)
  const login = await auth.login(registry)
  const trust = await trustOf(engine, registry, asked.signal)
  const read = (scheme: string) =>
    readRegistry({ ...rest, url: `${scheme}://${registry}${path}`, login, trust })
  return read('https').catch((error: unknown) => {
    const unreached = error instanceof FaultError && error.fault.detail['reason'] === 'unreached'
    if (unreached && trust.insecure) return read('http')
    throw error
  })
}

/** `localhost` is the engine's computer, and questions are asked from this one. */
function beyondReach(registry: string): FaultError {
  const message = `${registry} is on the engine's computer.`
  return new FaultError(fault('unsupported', message, { registry, reason: 'registry-beside-engine' }))
}

/** One question for a registry's JSON, with Basic or Bearer (the distribution token protocol) where it asks for it. */
export async function readRegistry(question: RegistryQuestion): Promise<RegistryAnswer> {
  const first = await ask(question, question.url, {})
  const challenge = first.headers.get('www-authenticate') ?? ''
  const asks = first.status === 401 && challenge !== ''
  if (asks) first.leave()
  const response = asks
    ? await ask(question, question.url, { authorization: await answerTo(challenge, question) })
    : first
  if (!isGood(response)) throw refused(response, question, /^basic/i.test(challenge))
  const { headers } = response
  const told = { link: headers.get('link') ?? '', rateLimit: rateLimitIn(headers) }
  if (question.method !== 'HEAD') return { ...told, body: await json(response, question) }
  response.leave()
  return { ...told, body: null }
}

async function ask(
  { url: registryUrl, signal, trust, method = 'GET' }: RegistryQuestion,
  url: string,
  headers: Record<string, string>,
  body?: URLSearchParams,
): Promise<RegistryResponse> {
  const patience = AbortSignal.timeout(deadline)
  try {
    return await fetchRegistry(
      url,
      {
        method: body ? 'POST' : url === registryUrl ? method : 'GET',
        headers: { accept: 'application/json', ...headers },
        signal: AbortSignal.any([signal, patience]),
        ...(body && { body }),
      },
      trust,
    )
  } catch (error) {
    if (signal.aborted) throw new FaultError(fault('cancelled', 'Nobody waited for the answer.'), error)
    throw unreached(new URL(registryUrl).host, error, patience.aborted)
  }
}

/** The Authorization that a 401's WWW-Authenticate asks for. */
async function answerTo(challenge: string, question: RegistryQuestion): Promise<string> {
  const { login } = question
  if (/^basic/i.test(challenge)) return login ? basic(login) : ''
  const parameters = Object.fromEntries(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
  const realm = text(parameters['realm'])
  if (!trusted(realm, question)) return ''
  const asked = new URLSearchParams()
  for (const name of ['service', 'scope']) {
    if (parameters[name] !== undefined) asked.set(name, text(parameters[name]))
  }
  const response = await (login?.identityToken
    ? ask(question, realm, {}, refreshForm(asked, login.identityToken))
    : ask(question, withQuery(realm, asked), login ? { authorization: basic(login) } : {}))
  if (!isGood(response)) throw refused(response, question, true)
  const answer = record(await json(response, question))
  return `Bearer ${text(answer['token']) || text(answer['access_token'])}`
}

/**
 * An account goes over https, to the very registry that is asked, or stays on this computer; who has none may also be
 * sent elsewhere by a registry that speaks plain HTTP itself.
 */
function trusted(realm: string, { url, login }: RegistryQuestion): boolean {
  if (!URL.canParse(realm)) return false
  const { protocol, host } = new URL(realm)
  if (protocol !== 'http:') return protocol === 'https:'
  const registry = new URL(url)
  if (host === registry.host) return true
  return registry.protocol === 'http:' && (login === null || (isLoopback(host) && isLoopback(registry.host)))
}

const isGood = ({ status }: RegistryResponse): boolean => status >= 200 && status < 300

function withQuery(realm: string, asked: URLSearchParams): string {
  const url = new URL(realm)
  for (const [name, value] of asked) url.searchParams.set(name, value)
  return url.href
}

function refreshForm(asked: URLSearchParams, token: string): URLSearchParams {
  const form = new URLSearchParams(asked)
  form.set('grant_type', 'refresh_token')
  form.set('client_id', 'quayside')
  form.set('refresh_token', token)
  return form
}

function basic({ username, password }: RegistryLogin): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

/** A hostile registry may send for ever: no more than a list of tags can be is read. */
async function json(response: RegistryResponse, question: RegistryQuestion): Promise<unknown> {
  const host = new URL(question.url).host
  const pieces: Uint8Array[] = []
  let held = 0
  try {
    for await (const piece of response.body ?? []) {
      held += piece.length
      if (held > mostBytes) throw new Error(`The registry sent more than ${mostBytes} bytes.`)
      pieces.push(piece)
    }
  } catch (error) {
    throw unreached(host, error, false)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString())
  } catch (error) {
    const message = `${host} answered what is no JSON: ${wordsOf(error)}`
    throw new FaultError(fault('unsupported', message, { registry: host, reason: 'not-a-registry' }), error)
  }
}

/** `asAccount`: it is the account itself that was refused, not what it may do. */
function refused(
  response: RegistryResponse,
  { url, repository, login }: RegistryQuestion,
  asAccount: boolean,
): FaultError {
  const message = `${new URL(url).host} answered ${response.status} ${response.statusText}`.trim()
  const detail = { repository, registry: new URL(url).host }
  response.leave()
  if (response.status === 401 || response.status === 403) {
    const reason = asAccount && login !== null && response.status === 401 ? { reason: 'login-refused' } : {}
    return new FaultError(fault('unauthorized', message, { ...detail, ...reason }, 'login'))
  }
  if (response.status === 404) return new FaultError(fault('not-found', message, detail))
  if (response.status === 429) {
    const seconds = retryAfterIn(response.headers, Date.now())
    const when = seconds === null ? {} : { retryAfter: seconds }
    return new FaultError(fault('rate-limited', message, { ...detail, ...when }, 'retry'))
  }
  if (response.status === 405 || response.status === 501) {
    return new FaultError(fault('unsupported', message, detail))
  }
  return new FaultError(
    fault('registry-unreachable', message, { ...detail, reason: 'answered-error' }, 'retry'),
  )
}

function unreached(registry: string, error: unknown, late: boolean): FaultError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const said = late ? `no answer within ${deadline / 1000} seconds` : wordsOf(cause)
  const reason = untrusted.test(codeOf(cause)) ? 'untrusted-here' : 'unreached'
  return new FaultError(
    fault('registry-unreachable', `${registry}: ${said}`, { registry, reason }, 'retry'),
    error,
  )
}

/** What OpenSSL calls a certificate that nobody vouches for, that ran out, or that is another's. */
const untrusted =
  /^(?:SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_(?:VERIFY_LEAF|GET_ISSUER)|CERT_|ERR_TLS_CERT_)/

function codeOf(error: unknown): string {
  return error instanceof Error ? text(Reflect.get(error, 'code')) : ''
}

function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join(', ')
  return error instanceof Error ? error.message || error.name : String(error)
}
