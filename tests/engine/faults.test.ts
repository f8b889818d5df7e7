import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type Dockerode from 'dockerode'
import { FaultError } from '#shared/faults.ts'
import type { Fault } from '#shared/faults.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { startMirrored } from './mirrored.ts'

const { docker } = ground

beforeEach(() => docker('pull', 'busybox'))
afterEach(() => emptyEngine(docker))

/** The fault that a call to the real engine ends with; null when it went well. */
async function faultOf(run: (docker: Dockerode) => Promise<unknown>): Promise<Fault | null> {
  const { engine } = startMirrored(ground.engine.host)
  await engine.ready(AbortSignal.timeout(10_000))
  try {
    await engine.call(run)
    return null
  } catch (error) {
    if (error instanceof FaultError) return error.fault
    throw error
  }
}

const pull = (fromImage: string) => faultOf((api) => api.createImage({ fromImage, tag: '9.9' }))

describe('what this engine says becomes a fault:', () => {
  test('a missing container and a missing image', async () => {
    expect(await faultOf((api) => api.getContainer('nobody').inspect())).toMatchObject({
      code: 'not-found',
      detail: { kind: 'container', name: 'nobody' },
    })
    expect(await faultOf((api) => api.createContainer({ Image: 'nothing:1' }))).toMatchObject({
      code: 'not-found',
      detail: { kind: 'image', name: 'nothing:1' },
    })
  })

  test('a taken name, with its holder', async () => {
    const holder = await docker('create', '--name', 'web', 'busybox')

    expect(await faultOf((api) => api.createContainer({ name: 'web', Image: 'busybox' }))).toMatchObject({
      code: 'name-taken',
      detail: { name: 'web', holder },
      hint: 'choose-name',
    })
  })

  test('a taken port, with its number', async () => {
    await docker('run', '--detach', '--publish', '127.0.0.1:18931:80', 'busybox', 'sleep', '600')
    await docker('create', '--name', 'second', '--publish', '127.0.0.1:18931:80', 'busybox', 'sleep', '600')

    expect(await faultOf((api) => api.getContainer('second').start())).toMatchObject({
      code: 'port-taken',
      detail: { port: 18_931 },
    })
  })

  test('an image in use, with its containers', async () => {
    const id = await docker('create', '--name', 'user', 'busybox')

    expect(await faultOf((api) => api.getImage('busybox').remove())).toMatchObject({
      code: 'in-use',
      detail: { containers: [id.slice(0, 12)] },
      hint: 'force',
    })
  })

  test('a running container that is removed without force', async () => {
    await docker('run', '--detach', '--name', 'busy', '--network', 'none', 'busybox', 'sleep', '600')

    expect(await faultOf((api) => api.getContainer('busy').remove())).toMatchObject({
      code: 'conflict',
      detail: { state: 'running' },
      hint: 'force',
    })
  })

  test('a log that its driver does not keep', async () => {
    await docker('run', '--name', 'mute', '--log-driver', 'none', '--network', 'none', 'busybox', 'true')

    expect(
      await faultOf((api) => api.getContainer('mute').logs({ stdout: true, follow: true })),
    ).toMatchObject({
      code: 'unsupported',
      detail: { reason: 'log-driver' },
    })
  })

  test('pulls of what is missing, denied or out of reach', async () => {
    expect(await pull('nginx')).toMatchObject({ code: 'not-found', detail: { kind: 'manifest' } })
    expect(await pull('nobody/nothing')).toMatchObject({ code: 'unauthorized', hint: 'login' })
    expect(await pull('localhost:1/team/app')).toMatchObject({
      code: 'registry-unreachable',
      detail: { registry: 'localhost:1' },
    })
    expect(await pull(`${ground.loginRegistry}/private/app`)).toMatchObject({ code: 'unauthorized' })
  })
})
