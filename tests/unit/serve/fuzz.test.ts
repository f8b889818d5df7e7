import { createRouterClient } from '@orpc/server'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contract } from '#shared/contract/index.ts'
import { createRouter, translateErrors } from '../../../src/main/serve/router.ts'
import { createOpenStreams } from '../../../src/main/serve/streams.ts'
import { fakeServices, keptLog, noTransfers } from './fakes.ts'
import { enter, openSocket, startHost } from './visitor.ts'

const paths = Object.entries(contract).flatMap(([domain, procedures]) =>
  Object.entries(procedures).map(([name, procedure]) => ({
    domain,
    name,
    schema: '~orpc' in procedure ? procedure['~orpc'].inputSchema : undefined,
  })),
)

const hostile = fc.constantFrom(
  '',
  '/',
  '..',
  '../../etc/passwd',
  'a b',
  '-rf',
  'x'.repeat(600),
  '\0',
  'web\n',
  '%2e%2e',
  '${jndi:x}',
  '국',
  'a/b:c@d',
)
const fields = [
  'id',
  'image',
  'reference',
  'session',
  'signal',
  'graceSeconds',
  'name',
  'force',
  'choice',
  'url',
  'from',
  'ids',
  'columns',
]
const field = fc.oneof(fc.constantFrom(...fields, '__proto__', 'constructor'), fc.string())
const value = fc.oneof(
  fc.anything({ maxDepth: 2, withBigInt: true, withDate: true }),
  hostile,
  fc.constant('web-1'),
)
const input = fc.oneof(
  fc.dictionary(field, value, { maxKeys: 4 }),
  fc.anything({ maxDepth: 2 }),
  fc.constant(JSON.parse('{"__proto__":{"id":"web-1"}}')),
)

/** Says by the contract alone whether this is a call that a page may make. */
async function wellFormed(schema: (typeof paths)[number]['schema'], given: unknown): Promise<boolean> {
  if (schema === undefined) return given === undefined
  const result = await schema['~standard'].validate(given)
  return result.issues === undefined
}

describe('the contract under fuzz', () => {
  test('100,000 malformed calls reach no service and end nothing', { timeout: 60_000 }, async () => {
    const { services, calls } = fakeServices()
    const { log, lines } = keptLog()
    const router = createRouter({ services, transfers: noTransfers(), log, streams: createOpenStreams() })
    const client = createRouterClient(router, {
      context: { page: 'fuzz' },
      interceptors: [translateErrors(log)],
    })
    let malformed = 0
    const inputs = fc.sample(fc.tuple(fc.nat(paths.length - 1), input), { numRuns: 101_000, seed: 20 })
    for (const [at, given] of inputs) {
      const path = paths[at]
      if (path === undefined || (await wellFormed(path.schema, given))) continue
      malformed += 1
      const outcome: unknown = await client[path.domain]?.[path.name]?.(given).then(
        () => 'answered',
        (error: unknown) => error,
      )
      if (!(typeof outcome === 'object' && outcome !== null && 'data' in outcome))
        throw new Error(String(outcome))
      expect(outcome.data).toMatchObject({ code: 'bad-input' })
    }
    expect(malformed).toBeGreaterThanOrEqual(100_000)
    expect(calls).toEqual([])
    expect(lines).toEqual([])
    expect(Object.prototype).not.toHaveProperty('id')
  })

  test(
    'hostile messages on the wire reach no service, and the host serves on',
    { timeout: 30_000 },
    async () => {
      const { host, calls } = await startHost()
      const token = await enter(host)
      const meta = fc.array(
        fc.tuple(fc.nat(9), fc.constantFrom('__proto__', 'constructor', 'prototype', 'id', 0)),
      )
      const message = fc.record({
        i: fc.string({ minLength: 1 }),
        p: fc.record({
          u: fc.constantFrom(
            '/containers/stop',
            '/containers/__proto__',
            '/logs/open',
            '//',
            '/images/pull?x',
          ),
          b: fc.oneof(
            fc.record({ json: input, meta }),
            fc.record({
              json: input,
              meta: fc.anything({ maxDepth: 1 }),
              maps: fc.anything({ maxDepth: 2 }),
            }),
          ),
        }),
      })
      let socket = await openSocket(host, token)
      for (const each of fc.sample(message, { numRuns: 2000, seed: 7 })) {
        if (socket.readyState !== 1) socket = await openSocket(host, token)
        const text = JSON.stringify(each, (_key, item: unknown) =>
          typeof item === 'bigint' ? String(item) : item,
        )
        socket.send(text)
      }
      const noise = fc.sample(fc.string(), { numRuns: 50, seed: 9 })
      for (const each of noise) (await openSocket(host, token)).send(each)
      expect((await openSocket(host, token)).readyState).toBe(1)
      expect(calls.filter(({ path }) => path !== 'containers.stop' && path !== 'logs.open')).toEqual([])
      for (const { input: reached } of calls) expect(reached).toMatchObject({ id: 'web-1' })
      expect(Object.prototype).not.toHaveProperty('id')
    },
  )
})
