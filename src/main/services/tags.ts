import type { TagList } from '#shared/contract/images.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import { familiarName, parseReference } from '#shared/image-reference.ts'
import { number, record, records, text, texts, time } from './models/raw.ts'
import type { RegistryAuth } from './registry-auth.ts'
import { askRegistry, readRegistry } from './registry-request.ts'

const pageSize = 100
const mostRegistryTags = 1000

/** Tags of a repository: Docker Hub's own API tells dates and sizes, any other registry names alone. */
export async function listTags(
  sources: { readonly engine: Engine; readonly auth: RegistryAuth; readonly hubUrl: string },
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

/** `GET /v2/<name>/tags/list` */
async function registryTags(
  sources: { readonly engine: Engine; readonly auth: RegistryAuth },
  repository: string,
  registry: string,
  path: string,
  signal: AbortSignal,
): Promise<TagList> {
  const { body, link } = await askRegistry(sources, {
    registry,
    path: `/v2/${path}/tags/list?n=${mostRegistryTags}`,
    repository,
    signal,
  })
  const names = texts(record(body)['tags']).toReversed()
  return {
    repository,
    tags: names.map((name) => ({ name, updatedAt: null, size: null })),
    more: /rel="?next/.test(link),
  }
}
