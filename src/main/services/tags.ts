import type { TagList } from '#shared/contract/images.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import { familiarName, parseReference } from '#shared/image-reference.ts'
import { number, record, records, text, texts, time } from './models/raw.ts'
import { nextPage } from './next-page.ts'
import type { RegistryAuth } from './registry-auth.ts'
import { askRegistry, readRegistry } from './registry-request.ts'

const pageSize = 100
const firstRegistryPage = 'n=1000'
/** Registries page by name, so the newest may be at the very end; some give fifty whatever is asked for. */
const mostRegistryPages = 20
const mostRegistryTags = 10_000

interface Sources {
  readonly engine: Pick<Engine, 'status' | 'call'>
  readonly auth: Pick<RegistryAuth, 'login'>
}

/** Tags of a repository: Docker Hub's own API tells dates and sizes, any other registry names alone. */
export async function listTags(
  sources: Sources & { readonly hubUrl: string },
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
    : registryTags(sources, name, domain, path, signal)
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
  const trust = { insecure: false, authorities: null }
  const { body } = await readRegistry({ url, repository, login: null, trust, signal })
  const answer = record(body)
  const tags = records(answer['results']).map((tag) => ({
    name: text(tag['name']),
    updatedAt: time(tag['last_updated']),
    size: number(tag['full_size']) || null,
  }))
  tags.sort((a, b) => (b.updatedAt ?? 0) - (a.updatedAt ?? 0))
  return { repository, tags, more: text(answer['next']) !== '' }
}

/** `GET /v2/<name>/tags/list`, on by the query that the registry gives, to the end or the most that is shown. */
async function registryTags(
  sources: Sources,
  repository: string,
  registry: string,
  path: string,
  signal: AbortSignal,
): Promise<TagList> {
  const names = new Set<string>()
  const read = new Set<string>()
  let query: string | null = firstRegistryPage
  while (query !== null && read.size < mostRegistryPages && names.size < mostRegistryTags) {
    read.add(query)
    const asked = { registry, path: `/v2/${path}/tags/list?${query}`, repository, signal }
    const { body, link } = await askRegistry(sources, asked)
    for (const name of texts(record(body)['tags'])) names.add(name)
    const next = nextPage(link)
    // A page that leads back would be read for ever.
    query = next !== null && read.has(next) ? null : next
  }
  const tags = [...names].toReversed().map((name) => ({ name, updatedAt: null, size: null }))
  return { repository, tags, more: query !== null }
}
