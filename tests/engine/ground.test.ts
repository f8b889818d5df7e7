import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { registryAccount } from '../support/registry.ts'
import { bigLayerBytes } from '../support/seed-images.ts'

const { docker } = ground

afterEach(async () => {
  await ground.hubMode('online')
  await ground.limitRegistry(null)
  await emptyEngine(docker)
})

describe('the test ground', () => {
  test('nginx is pulled as from Docker Hub, answers on its published port and logs', async () => {
    await docker('run', '--detach', '--name', 'web', '--publish', '127.0.0.1::80', 'nginx')

    const page = await fetch(`http://${await docker('port', 'web', '80')}/`)
    expect(await page.text()).toContain('Welcome to nginx!')
    expect(await docker('logs', 'web')).toContain('ready for start up')
    expect(await docker('inspect', '--format', '{{.Config.Image}}', 'web')).toBe('nginx')
  })

  test('the same registry serves a reference with host and port', async () => {
    await docker('pull', `${ground.registry}/team/app:1.0`)

    const layers = await docker(
      'inspect',
      '--format',
      '{{len .RootFS.Layers}}',
      `${ground.registry}/team/app:1.0`,
    )
    expect(Number(layers)).toBe(4)
  })

  test('docker search asks the index and shows what it answers', async () => {
    const found = await docker('search', '--format', '{{.Name}} {{.IsOfficial}}', 'nginx')

    expect(found.split('\n')[0]).toBe('nginx [OK]')
    expect(await ground.hubRequests()).toContain('GET index.docker.io/v1/search?q=nginx&n=25')
  })

  test('the tags of a repository come from the Hub fixture', async () => {
    const answer = await fetch(`${ground.hub}/v2/namespaces/library/repositories/redis/tags?page_size=100`)

    expect(await answer.json()).toMatchObject({ count: 2, results: [{ name: 'latest' }, { name: '7' }] })
  })

  test('an unknown repository is denied and an unknown tag is not found, in the words of Docker Hub', async () => {
    await expect(docker('pull', 'nobody/nothing')).rejects.toThrow('pull access denied for nobody/nothing')
    await expect(docker('pull', 'nginx:9.9')).rejects.toThrow('manifest for nginx:9.9 not found')
  })

  test('without a network neither pull nor search works', async () => {
    await ground.hubMode('offline')

    await expect(docker('pull', 'redis')).rejects.toThrow('no such host')
    await expect(docker('search', 'redis')).rejects.toThrow('no such host')
  })

  test('the registry that needs a login refuses everyone else', async () => {
    const { username, password } = registryAccount
    const reference = `${ground.loginRegistry}/private/app`
    await docker('pull', 'busybox')
    await docker('tag', 'busybox', reference)

    await expect(docker('push', reference)).rejects.toThrow('no basic auth credentials')
    await docker('login', '--username', username, '--password', password, ground.loginRegistry)
    await docker('push', reference)
    await docker('logout', ground.loginRegistry)
  })

  test('a pull of the big layer goes through the counting proxy at the speed that was asked for', async () => {
    const before = (await ground.registryCounters()).served
    await ground.limitRegistry(4_000_000)
    const pull = docker('pull', 'team/big:1.0')
    await delay(700)

    const during = await ground.registryCounters()
    expect(during.open).toBeGreaterThan(0)
    expect(during.served - before).toBeLessThan(bigLayerBytes / 2)
    await ground.limitRegistry(null)
    await pull
    expect((await ground.registryCounters()).served - before).toBeGreaterThan(bigLayerBytes)
  })

  test('ubuntu ends at once without a fault and postgres says why it ends with 1', async () => {
    await docker('run', '--name', 'shell', 'ubuntu')
    await expect(docker('run', '--name', 'db', 'postgres')).rejects.toThrow('POSTGRES_PASSWORD')

    expect(await docker('inspect', '--format', '{{.State.ExitCode}}', 'shell', 'db')).toBe('0\n1')
  })

  test('an engine that was killed comes back with its containers', async () => {
    await docker('run', '--name', 'kept', 'busybox', 'true')
    await ground.engine.kill()
    await expect(docker('ps')).rejects.toThrow()
    await ground.engine.start()

    expect(await docker('ps', '--all', '--format', '{{.Names}}')).toBe('kept')
  })
})
