import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TagList } from '#shared/contract/images.ts'
import type { Catalog } from '#shared/contract/registries.ts'
import type { EngineStatus } from '#shared/contract/system.ts'
import { FaultError } from '#shared/faults.ts'
import { readCatalog } from '../../../src/main/services/registries/catalog.ts'
import { listTags } from '../../../src/main/services/tags.ts'
import { type ScriptedRegistry, startScriptedRegistry } from '../../support/scripted-registry.ts'

const engine = {
  status: (): EngineStatus => ({
    generation: 1,
    state: 'ready',
    endpoint: null,
    engine: null,
    fault: null,
    diagnosis: null,
    nextTryAt: null,
    since: 0,
  }),
  call: () => Promise.reject(new Error('The engine is not asked.')),
}
const auth = { login: () => Promise.resolve(null) }
let registry: ScriptedRegistry

beforeAll(async () => {
  registry = await startScriptedRegistry()
})
afterAll(() => registry.close())

const catalog = (page?: string): Promise<Catalog> =>
  readCatalog(engine, auth, { registry: registry.address, page }, AbortSignal.timeout(20_000))
const tags = (): Promise<TagList> =>
  listTags({ engine, auth, hubUrl: '' }, `${registry.address}/team/app`, AbortSignal.timeout(20_000))

/** Pages by their query; a page names the next as the registry likes to. */
function serve(pages: Readonly<Record<string, { readonly body: object; readonly next?: string }>>): void {
  registry.script((request: IncomingMessage, response: ServerResponse) => {
    const page = pages[request.url?.split('?')[1] ?? '']
    if (!page) return void response.writeHead(400).end()
    response.writeHead(200, page.next === undefined ? {} : { link: `<${page.next}>; rel="next"` })
    response.end(JSON.stringify(page.body))
  })
}

describe('pages of a registry', () => {
  test('are asked for by the query that it gave, whatever it goes on by; empty ones are passed over', async () => {
    const token = 'next_page=gAAA%2Bb%3D&n=2'
    serve({
      'n=100': { body: { repositories: [] }, next: '/v2/_catalog?n=2&from=1' },
      'n=2&from=1': {
        body: { repositories: ['a/one', 'b/two'] },
        next: `https://elsewhere.example/x?${token}`,
      },
      [token]: { body: { repositories: ['c/three'] }, next: `/v2/_catalog?${token}` },
    })
    const first = await catalog()
    expect(first).toMatchObject({ repositories: ['a/one', 'b/two'], next: token })
    // The last leads to itself: it is the last all the same.
    expect(await catalog(first.next ?? '')).toMatchObject({ repositories: ['c/three'], next: null })
  })

  test('of tags are read to the end, for the newest are there', async () => {
    serve({
      'n=1000': { body: { tags: ['1.0', '1.1'] }, next: '/v2/team/app/tags/list?n=2&last=1.1' },
      'n=2&last=1.1': { body: { tags: ['1.1', '2.0'] }, next: '/v2/team/app/tags/list?n=1000' },
    })
    const list = await tags()
    expect(list.tags.map(({ name }) => name)).toEqual(['2.0', '1.1', '1.0'])
    expect(list.more).toBe(false)
    registry.script((request, response) => {
      const at = Number(/at=(\d+)/.exec(request.url ?? '')?.[1] ?? 0)
      response.writeHead(200, { link: `</v2/team/app/tags/list?at=${at + 1}>; rel="next"` })
      response.end(JSON.stringify({ tags: [`t${at}`] }))
    })
    const endless = await tags()
    expect([endless.tags.length, endless.more]).toEqual([20, true])
  })
})

async function told(status: number, body = '{}'): Promise<unknown> {
  registry.script((_, response) => void response.writeHead(status).end(body))
  const error: unknown = await catalog().catch((reason: unknown) => reason)
  return error instanceof FaultError ? [error.fault.code, error.fault.detail['reason']] : error
}

test('a registry that answers otherwise is told as that, and not as one that cannot be reached', async () => {
  for (const status of [404, 405, 501]) expect(await told(status)).toEqual(['unsupported', 'no-catalog'])
  expect(await told(500)).toEqual(['registry-unreachable', 'answered-error'])
  expect(await told(200, '<!doctype html>')).toEqual(['unsupported', 'not-a-registry'])
})

test('a token is asked for where the registry says, also beside it on this computer', async () => {
  const tokens = await startScriptedRegistry()
  try {
    tokens.script((_, response) => void response.end('{"token":"t"}'))
    registry.script((request, response) => {
      if (request.headers.authorization === 'Bearer t') return void response.end('{"repositories":["a"]}')
      const realm = `Bearer realm="http://${tokens.address}/token",service="test"`
      response.writeHead(401, { 'www-authenticate': realm }).end('{}')
    })
    expect(await catalog()).toMatchObject({ repositories: ['a'] })
    expect(tokens.requests()).toEqual(['GET /token?service=test'])
  } finally {
    await tokens.close()
  }
})
