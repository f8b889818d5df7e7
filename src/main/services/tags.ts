import type { TagList } from '#shared/contract/images.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { familiarName, parseReference } from '#shared/image-reference.ts'
import { number, record, records, text, texts, time } from './models/raw.ts'
import type { RegistryAuth } from './registry-auth.ts'
import { readRegistry } from './registry-request.ts'

const pageSize = 100
const mostRegistryTags = 1000

/** Tags of a repository: Docker Hub's own API tells dates and sizes, any other registry names alone. */
export async function listTags(
  sources: { readonly auth: RegistryAuth; readonly hubUrl: string },
  repository: string,
  signal: AbortSignal,
): Promise<TagList> {
  const parsed = parseReference(repository)
  if (!parsed.ok || parsed.reference.kind !== 'name') {
    throw new FaultError(fault('bad-input', 'That names no repository.', { repository }))
  }
  const { domain, path } = parsed.reference
  const name = familiarName(parsed.reference)
  return domain === 'docker.io'
    ? hubTags(sources.hubUrl, name, path, signal)
    : registryTags(sources.auth, name, domain, path, signal)
}

async function hubTags(
  hubUrl: string,
  repository: string,
  path: string,
  signal: AbortSignal,
): Promise<TagList> {
  const slash = path.indexOf('/')
  const [namespace, name] = [path.slice(0, slash), path.slice(slash + 1)]
  const url = `${hubUrl}/v2/namespaces/${namespace}/repositories/${encodeURIComponent(name)}/tags?page_size=${pageSize}`
  const { body } = await readRegistry({ url, repository, login: null, signal })
  const answer = record(body)
  const tags = records(answer['results']).map((tag) => ({
    name: text(tag['name']),
    updatedAt: time(tag['last_updated']),
    size: number(tag['full_size']) || null,
  }))
  tags.sort((a, b) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0))
  return { repository, tags, more: text(answer['next']) !== '' }
}

/** `GET /v2/<name>/tags/list`: https, and http only where the registry is this computer. */
async function registryTags(
  auth: RegistryAuth,
  repository: string,
  domain: string,
  path: string,
  signal: AbortSignal,
): Promise<TagList> {
  const login = await auth.login(domain)
  const read = (scheme: string) =>
    readRegistry({
      url: `${scheme}://${domain}/v2/${path}/tags/list?n=${mostRegistryTags}`,
      repository,
      login,
      signal,
    })
  const { body, link } = await read('https').catch((error: unknown) => {
    const unreached = error instanceof FaultError && error.fault.code === 'registry-unreachable'
    if (unreached && isLoopback(domain)) return read('http')
    throw error
  })
  const names = texts(record(body)['tags']).toReversed()
  return {
    repository,
    tags: names.map((name) => ({ name, updatedAt: null, size: null })),
    more: /rel="?next/.test(link),
  }
}

function isLoopback(domain: string): boolean {
  const host = domain.replace(/:\d+$/, '')
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
}
