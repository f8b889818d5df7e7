import { fault } from '#shared/faults.ts'
import type { Fault } from '#shared/faults.ts'
import { parseReference } from '#shared/image-reference.ts'

/** What the engine says of a registry (distribution/errors.go, registry/): missing, denied, limited, not reached. */
export function registryFault(text: string): Fault | null {
  return limited(text) ?? missing(text) ?? denied(text) ?? unreachable(text)
}

function limited(text: string): Fault | null {
  return /toomanyrequests|pull rate limit|429 Too Many Requests|HTTP 429 response|unexpected status code 429/i.test(
    text,
  )
    ? fault('rate-limited', text, registryIn(text), 'login')
    : null
}

function missing(text: string): Fault | null {
  const local = /image does not exist locally with the tag: (\S+)/i.exec(text)
  if (local) return fault('not-found', text, { kind: 'image', name: local[1] ?? '' })
  const platform = /no matching manifest for (\S+)/i.exec(text)
  if (platform) return fault('not-found', text, { kind: 'platform', name: platform[1] ?? '' })
  if (!/manifest unknown|manifest for .* not found|name unknown|repository name not known/i.test(text)) {
    return null
  }
  const name = /manifest for (\S+) not found/i.exec(text)?.[1]
  return fault('not-found', text, { kind: 'manifest', ...(name === undefined ? {} : { name }) })
}

function denied(text: string): Fault | null {
  const pull = /pull access denied for ([^\s,]+)/i.exec(text)
  if (pull) {
    // The Hub does not tell a private repository from a missing one.
    const name = pull[1] ?? ''
    const detail = { name, reason: 'denied-or-missing', ...registryOf(name) }
    return fault('unauthorized', text, detail, 'login')
  }
  return /no basic auth credentials|unauthorized:|requested access to the resource is denied|(?<!proxy )authentication required|incorrect username or password|(?<!permission )denied: /i.test(
    text,
  )
    ? fault('unauthorized', text, registryIn(text), 'login')
    : null
}

/** The registry of a repository: where one may log in. */
function registryOf(repository: string): { readonly registry?: string } {
  const parsed = parseReference(repository)
  return parsed.ok && parsed.reference.kind === 'name' ? { registry: parsed.reference.domain } : {}
}

/** The registry that was asked; the Hub answers under several names. */
function registryIn(text: string): { readonly registry?: string } {
  const host = askedHost(text)
  if (host === null) return {}
  return { registry: /(?:^|\.)docker\.io$/.test(host) ? 'docker.io' : host }
}

function askedHost(text: string): string | null {
  const url = /(?:Get|Head|Post|Put) "?(https?:\/\/[^"\s]+)"?: /i.exec(text)?.[1]
  return url === undefined || !URL.canParse(url) ? null : new URL(url).host
}

const notReached =
  /no such host|server misbehaving|connection refused|connection reset by peer|network is unreachable|no route to host|i\/o timeout|TLS handshake timeout|Client\.Timeout exceeded|request canceled while waiting|server gave HTTP response to HTTPS client|proxyconnect|Proxy Authentication Required|x509: |tls: /i

/** A connection that ended in the middle of a layer: no URL stands in it. */
const brokenOff =
  /\b(?:read|write) tcp \S+->\S+: (?:read|write): (?:connection reset|broken pipe)|download failed after attempts=\d+: (?:unexpected )?EOF$/i

/** Only where the sentence is about a registry request or a dial: a port or a container may say "refused" as well. */
function unreachable(text: string): Fault | null {
  const host = askedHost(text)
  const torn = brokenOff.test(text)
  if (host === null && !torn && !/dial (tcp|udp)/i.test(text)) return null
  if (!torn && !notReached.test(text) && !/context deadline exceeded|: EOF$/i.test(text)) return null
  const reason = /proxyconnect|Proxy Authentication Required/i.test(text)
    ? 'proxy'
    : /no such host|server misbehaving/i.test(text)
      ? 'unresolved-host'
      : /HTTP response to HTTPS client/i.test(text)
        ? 'no-tls'
        : /x509: |tls: /i.test(text)
          ? 'untrusted-certificate'
          : 'unreachable'
  return fault(
    'registry-unreachable',
    text,
    { reason, ...(host === null ? {} : { registry: host }) },
    'retry',
  )
}
