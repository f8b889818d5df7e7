import { expect, test } from 'vitest'
import type { EngineStatus } from '#shared/contract/system.ts'
import { FaultError } from '#shared/faults.ts'
import { askRegistry } from '../../../src/main/services/registry-request.ts'

const status = (remote: boolean): EngineStatus => ({
  generation: 1,
  state: 'ready',
  endpoint: {
    name: 'far',
    address: 'ssh://far.example',
    source: 'currentContext',
    transport: 'ssh',
    tls: false,
    remote,
  },
  engine: null,
  fault: null,
  diagnosis: null,
  nextTryAt: null,
  since: 0,
})

async function reasonOf(registry: string, remote: boolean): Promise<unknown> {
  const parts = {
    engine: { status: () => status(remote), call: () => Promise.reject(new Error('no info')) },
    auth: { login: async () => null },
  }
  const asked = { registry, path: '/v2/', repository: registry, signal: AbortSignal.timeout(20_000) }
  const error: unknown = await askRegistry(parts, asked).catch((reason: unknown) => reason)
  return error instanceof FaultError ? error.fault : error
}

test('localhost of an engine elsewhere is another computer: it is not asked here, where something else may answer', async () => {
  for (const registry of ['localhost:5000', '127.0.0.1:5000', '[::1]:5000']) {
    expect(await reasonOf(registry, true)).toMatchObject({
      code: 'unsupported',
      detail: { reason: 'registry-beside-engine', registry },
    })
  }
  expect(await reasonOf('localhost:1', false)).toMatchObject({
    code: 'registry-unreachable',
    detail: { reason: 'unreached', registry: 'localhost:1' },
  })
})
