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
      /** null when none was typed; `latest` is added in `canonical` only without a digest. */
      readonly tag: string | null
      readonly digest: string | null
    }
  | { readonly kind: 'id'; readonly id: string }

/** What is wrong with a text, as finely as a person can be told; the first that is met from the left. */
export type ReferenceProblem =
  | 'empty'
  /** `https://…` */
  | 'scheme'
  | 'blank'
  | 'uppercase'
  | 'bad-host'
  | 'no-name'
  | 'bad-name'
  | 'name-too-long'
  | 'empty-tag'
  | 'tag-too-long'
  | 'bad-tag'
  | 'bad-digest'

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
const pathRegexp = new RegExp(`^${pathComponent}(?:/${pathComponent})*$`)
const tagRegexp = new RegExp(`^${tagPattern}$`)
const imageIdRegexp = /^(?:(?:sha256:)?[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/

/** Parses what a person typed. 64 hex characters alone, and a digest alone, are an id. */
export function parseReference(text: string): ParsedReference {
  if (text === '') return { ok: false, problem: 'empty' }
  if (imageIdRegexp.test(text)) return { ok: true, reference: { kind: 'id', id: text } }
  const [domain, remainder] = splitDomain(text)
  const separator = remainder.search(/[:@]/)
  const path = separator < 0 ? remainder : remainder.slice(0, separator)
  const match = referenceRegexp.exec(`${domain}/${remainder}`)
  if (!match) return { ok: false, problem: problemOf(text, domain, remainder) }
  const digest = match[3] ?? null
  if (digest !== null && !validDigest(digest)) return { ok: false, problem: 'bad-digest' }
  if (path.length > nameTotalLengthMax) return { ok: false, problem: 'name-too-long' }
  return { ok: true, reference: { kind: 'name', domain, path, tag: match[2] ?? null, digest } }
}

/** `docker.io/library/nginx:latest`: every part said. `latest` only when neither tag nor digest was typed. */
export function canonicalReference(reference: ImageReference): string {
  if (reference.kind === 'id') return reference.id.includes(':') ? reference.id : `sha256:${reference.id}`
  const tag = reference.tag ?? (reference.digest === null ? 'latest' : null)
  return `${reference.domain}/${reference.path}${suffix(tag, reference.digest)}`
}

/** The full form of a reference, or the text itself when it is none. */
export function fullForm(text: string): string {
  const parsed = parseReference(text)
  return parsed.ok ? canonicalReference(parsed.reference) : text
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

/** The parts one after another, as the grammar has them: what does not match as a whole fails in one of them. */
function problemOf(text: string, domain: string, remainder: string): ReferenceProblem {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 'scheme'
  if (/\s/.test(text)) return 'blank'
  const [named, digest] = cut(remainder, '@')
  const [path, tag] = cut(named, ':')
  // A host alone: what it holds has no name yet.
  if (path === '' || path.endsWith('/') || /^\[[^/]*$/.test(text)) return 'no-name'
  if (!domainRegexp.test(domain)) return /[.:]/.test(domain) ? 'bad-host' : 'uppercase'
  if (path !== path.toLowerCase()) return 'uppercase'
  if (!pathRegexp.test(path)) return 'bad-name'
  if (tag === undefined || tagRegexp.test(tag)) return digest === undefined ? 'bad-name' : 'bad-digest'
  if (tag === '') return 'empty-tag'
  return /^\w[\w.-]*$/.test(tag) ? 'tag-too-long' : 'bad-tag'
}

/** What stands before the first such sign, and after it; nothing after it where there is none. */
function cut(text: string, sign: string): [before: string, after: string | undefined] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
