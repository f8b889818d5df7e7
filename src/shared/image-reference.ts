/**
 * The grammar of distribution/reference (reference.go, regexp.go, normalize.go), ported.
 * A typed text becomes either a named reference or an image id; `familiar` is what people read,
 * `canonical` is what an engine is sent.
 */
export type ImageReference =
  | {
      readonly kind: 'name'
      /** `docker.io`, `localhost:5000`, `[::1]:5000`… */
      readonly domain: string
      /** `library/nginx` */
      readonly path: string
      /** null when neither tag nor… was typed; `latest` is added in `canonical` only without a digest. */
      readonly tag: string | null
      readonly digest: string | null
    }
  | { readonly kind: 'id'; readonly id: string }

export type ReferenceProblem =
  | 'empty'
  | 'uppercase'
  | 'bad-format'
  | 'bad-tag'
  | 'bad-digest'
  | 'name-too-long'

export type ParsedReference =
  | { readonly ok: true; readonly reference: ImageReference }
  | { readonly ok: false; readonly problem: ReferenceProblem }

const defaultDomain = 'docker.io'
const legacyDefaultDomain = 'index.docker.io'
const nameTotalLengthMax = 255

const domainComponent = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const domainName = `${domainComponent}(?:\\.${domainComponent})*`
const ipv6 = '\\[(?:[a-fA-F0-9:]+)\\]'
const host = `(?:${domainName}|${ipv6})`
const domainPattern = `${host}(?::[0-9]+)?`
const pathComponent = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const namePattern = `(?:${domainPattern}/)?${pathComponent}(?:/${pathComponent})*`
const tagPattern = '[\\w][\\w.-]{0,127}'
const digestPattern = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}'

const domainRegexp = new RegExp(`^${domainPattern}$`)
const referenceRegexp = new RegExp(`^(${namePattern})(?::(${tagPattern}))?(?:@(${digestPattern}))?$`)
const tagRegexp = new RegExp(`^${tagPattern}$`)
const imageIdRegexp = /^(?:sha256:)?[a-f0-9]{64}$/

/** Parses what a person typed. 64 hex characters alone, and `sha256:` before them, are an id. */
export function parseReference(text: string): ParsedReference {
  if (text === '') return { ok: false, problem: 'empty' }
  if (imageIdRegexp.test(text)) return { ok: true, reference: { kind: 'id', id: text } }
  const [domain, remainder] = splitDomain(text)
  const separator = remainder.search(/[:@]/)
  const path = separator < 0 ? remainder : remainder.slice(0, separator)
  if (path !== path.toLowerCase()) return { ok: false, problem: 'uppercase' }
  const match = referenceRegexp.exec(`${domain}/${remainder}`)
  if (!match) return { ok: false, problem: problemOf(domain, remainder) }
  const digest = match[3] ?? null
  if (digest !== null && !validDigest(digest)) return { ok: false, problem: 'bad-digest' }
  if (path.length > nameTotalLengthMax) return { ok: false, problem: 'name-too-long' }
  return { ok: true, reference: { kind: 'name', domain, path, tag: match[2] ?? null, digest } }
}

/** `docker.io/library/nginx:latest`: every part said. `latest` only when neither tag nor digest was typed. */
export function canonicalReference(reference: ImageReference): string {
  if (reference.kind === 'id') return reference.id
  const tag = reference.tag ?? (reference.digest === null ? 'latest' : null)
  return `${reference.domain}/${reference.path}${suffix(tag, reference.digest)}`
}

/** `nginx`, `team/app:1.0`, `localhost:5000/app`: what people type and read. */
export function familiarReference(reference: ImageReference): string {
  if (reference.kind === 'id') return reference.id
  return `${familiarName(reference)}${suffix(reference.tag, reference.digest)}`
}

/** The familiar form without tag and digest: what `docker search` names and what tags belong to. */
export function familiarName(reference: Extract<ImageReference, { kind: 'name' }>): string {
  if (reference.domain !== defaultDomain) return `${reference.domain}/${reference.path}`
  const bare = reference.path.startsWith('library/')
    ? reference.path.slice('library/'.length)
    : reference.path
  return bare.includes('/') && reference.path.startsWith('library/') ? reference.path : bare
}

function suffix(tag: string | null, digest: string | null): string {
  return `${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`
}

/** normalize.go, splitDockerDomain: the first part is a domain only if it looks like one. */
function splitDomain(text: string): [domain: string, remainder: string] {
  const slash = text.indexOf('/')
  const first = slash < 0 ? '' : text.slice(0, slash)
  const isDomain =
    slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first)
  let domain = isDomain ? first : defaultDomain
  let remainder = isDomain ? text.slice(slash + 1) : text
  if (domain === legacyDefaultDomain) domain = defaultDomain
  if (domain === defaultDomain && !remainder.includes('/')) remainder = `library/${remainder}`
  return [domain, remainder]
}

function validDigest(digest: string): boolean {
  const [algorithm = '', hex = ''] = digest.split(':')
  const lengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 }
  return hex.length === lengths[algorithm] && /^[a-f0-9]+$/.test(hex)
}

function problemOf(domain: string, remainder: string): ReferenceProblem {
  if (!domainRegexp.test(domain)) return 'bad-format'
  const at = remainder.indexOf('@')
  const named = at < 0 ? remainder : remainder.slice(0, at)
  const colon = named.indexOf(':')
  const path = colon < 0 ? named : named.slice(0, colon)
  if (!new RegExp(`^${pathComponent}(?:/${pathComponent})*$`).test(path)) return 'bad-format'
  if (colon >= 0 && !tagRegexp.test(named.slice(colon + 1))) return 'bad-tag'
  return at >= 0 ? 'bad-digest' : 'bad-format'
}
