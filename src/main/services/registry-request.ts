import { FaultError, fault } from '#shared/faults.ts'
import { record, text } from './models/raw.ts'
import type { RegistryLogin } from './registry-auth.ts'

export interface RegistryQuestion {
  readonly url: string
  /** As the person knows it, for the fault's sentence. */
  readonly repository: string
  readonly login: RegistryLogin | null
  readonly signal: AbortSignal
}

const deadline = 10_000
const mostBytes = 8 * 1024 * 1024

/** One GET of a registry's JSON, with Basic or Bearer (the distribution token protocol) where it asks for it. */
export async function readRegistry(
  question: RegistryQuestion,
): Promise<{ readonly body: unknown; readonly link: string }> {
  const first = await ask(question, question.url, {})
  const challenge = first.headers.get('www-authenticate') ?? ''
  const response =
    first.status === 401 && challenge !== ''
      ? await ask(question, question.url, { authorization: await answerTo(challenge, question) })
      : first
  if (!response.ok) throw refused(response, question)
  return { body: await json(response, question), link: response.headers.get('link') ?? '' }
}

async function ask(
  { url: registryUrl, signal }: RegistryQuestion,
  url: string,
  headers: Record<string, string>,
  body?: URLSearchParams,
): Promise<Response> {
  const patience = AbortSignal.timeout(deadline)
  try {
    return await fetch(url, {
      headers: { accept: 'application/json', ...headers },
      signal: AbortSignal.any([signal, patience]),
      ...(body && { method: 'POST', body }),
    })
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
  if (!trusted(realm, question.url)) return ''
  const asked = new URLSearchParams()
  for (const name of ['service', 'scope']) {
    if (parameters[name] !== undefined) asked.set(name, text(parameters[name]))
  }
  const response = await (login?.identityToken
    ? ask(question, realm, {}, refreshForm(asked, login.identityToken))
    : ask(question, withQuery(realm, asked), login ? { authorization: basic(login) } : {}))
  if (!response.ok) throw refused(response, question)
  const answer = record(await json(response, question))
  return `Bearer ${text(answer['token']) || text(answer['access_token'])}`
}

/** An account goes over https, or to the very registry that is asked. */
function trusted(realm: string, registryUrl: string): boolean {
  if (!URL.canParse(realm)) return false
  const { protocol, host } = new URL(realm)
  return protocol === 'https:' || (protocol === 'http:' && host === new URL(registryUrl).host)
}

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
async function json(response: Response, question: RegistryQuestion): Promise<unknown> {
  const host = new URL(question.url).host
  const pieces: Uint8Array[] = []
  let held = 0
  try {
    for await (const piece of response.body ?? []) {
      held += piece.length
      if (held > mostBytes) throw new Error(`The registry sent more than ${mostBytes} bytes.`)
      pieces.push(piece)
    }
    return JSON.parse(Buffer.concat(pieces).toString())
  } catch (error) {
    throw unreached(host, error, false)
  }
}

function refused(response: Response, { url, repository }: RegistryQuestion): FaultError {
  const message = `${new URL(url).host} answered ${response.status} ${response.statusText}`.trim()
  const detail = { repository, registry: new URL(url).host }
  void response.body?.cancel()
  if (response.status === 401 || response.status === 403) {
    return new FaultError(fault('unauthorized', message, detail, 'login'))
  }
  if (response.status === 404) return new FaultError(fault('not-found', message, detail))
  if (response.status === 429) return new FaultError(fault('rate-limited', message, detail, 'retry'))
  return new FaultError(fault('registry-unreachable', message, detail, 'retry'))
}

function unreached(registry: string, error: unknown, late: boolean): FaultError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const said = late ? `no answer within ${deadline / 1000} seconds` : wordsOf(cause)
  return new FaultError(fault('registry-unreachable', `${registry}: ${said}`, { registry }, 'retry'), error)
}

function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join(', ')
  return error instanceof Error ? error.message || error.name : String(error)
}
