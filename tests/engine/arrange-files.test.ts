import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as fileCommand from '#shared/docker-command/files.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { dockerEnvironment } from '../support/docker-cli.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

const { docker } = ground
const app = startApp(ground.environment)
const run = promisify(execFile)
const env = dockerEnvironment(ground.engine)
const sleeps = ['--stop-signal', 'SIGKILL', 'busybox', 'sleep', '1000']

beforeAll(() => app.engine.ready(AbortSignal.timeout(20_000)))
beforeEach(() => docker('pull', '--quiet', 'busybox'))
afterEach(() => emptyEngine(docker))
afterAll(() => app.stop())

const inside = (name: string, script: string) => docker('exec', name, 'sh', '-c', script)
const place = (path: string) => ({ id: 'web', path })

test('folders are made, and names changed and deleted, just as the docker command does it', async () => {
  for (const name of ['by-app', 'by-cli']) {
    await docker('run', '-d', '--name', name, ...sleeps)
    await inside(
      name,
      'mkdir -p /srv/old/deep /srv/kept; touch "/srv/-rf *" /srv/kept/a; ln -s kept /srv/link',
    )
  }
  const id = 'by-app'
  const ways = [
    [() => app.files.makeFolder({ id, path: '/srv/a b' }, call), fileCommand.makeFolder, '/srv/a b'],
    [() => app.files.remove({ id, path: '/srv/old/' }, call), fileCommand.remove, '/srv/old'],
    [() => app.files.remove({ id, path: '/srv/link' }, call), asFile, '/srv/link'],
    [() => app.files.rename({ id, path: '/srv/-rf *', name: '한글' }, call), toHangul, '/srv/-rf *'],
  ] as const
  for (const [byApp, command, path] of ways) {
    await byApp()
    const [program = '', ...words] = command({ name: 'by-cli', path })
    await run(program, words, { env })
  }
  const mine = await inside('by-app', 'find /srv | sort')
  expect(mine).toBe(await inside('by-cli', 'find /srv | sort'))
  expect(mine.split('\n').toSorted()).toEqual(['/srv', '/srv/a b', '/srv/kept', '/srv/kept/a', '/srv/한글'])
})

test('what cannot be done is refused in words, and nothing of a volume is lost on the way', async () => {
  await docker('run', '-d', '--name', 'web', '-v', '/srv/site/data', ...sleeps)
  await inside('web', 'touch /srv/site/data/precious /srv/site/a /srv/site/b; ln -s site /srv/door')
  for (const path of ['/srv/site', '/srv/site/data', '/srv/door/data'])
    expect(await faultOf(app.files.remove(place(path), call))).toMatchObject({
      code: 'conflict',
      detail: { reason: 'mounted', name: '/srv/site/data' },
    })
  expect(await inside('web', 'ls /srv/site/data')).toBe('precious')
  const taken = { code: 'conflict', detail: { reason: 'file-exists', name: 'b' } }
  expect(await faultOf(app.files.rename({ ...place('/srv/site/a'), name: 'b' }, call))).toMatchObject(taken)
  expect(await faultOf(app.files.makeFolder(place('/srv/site/b'), call))).toMatchObject(taken)
  expect(await faultOf(app.files.remove(place('/srv/none'), call))).toMatchObject({ code: 'not-found' })
  expect(await faultOf(app.files.remove(place('/'), call))).toMatchObject({ code: 'bad-input' })
  await docker('run', '-d', '--name', 'fixed', '--read-only', ...sleeps)
  expect(await faultOf(app.files.makeFolder({ id: 'fixed', path: '/x' }, call))).toMatchObject({
    detail: { reason: 'read-only' },
  })
  await docker('stop', 'web')
  expect((await faultOf(app.files.remove(place('/srv/site/a'), call))).code).toBe('conflict')
  const context = mkdtempSync(join(ground.folder, 'bare-'))
  writeFileSync(
    join(context, 'Dockerfile'),
    'FROM busybox AS all\nFROM scratch\nCOPY --from=all /bin/busybox /busybox\n',
  )
  await docker('build', '--quiet', '--tag', 'bare', context)
  await docker('run', '-d', '--name', 'bare', '--stop-signal', 'SIGKILL', 'bare', '/busybox', 'sleep', '1000')
  expect(await faultOf(app.files.makeFolder({ id: 'bare', path: '/x' }, call))).toMatchObject({
    code: 'unsupported',
    detail: { reason: 'no-tool', name: 'mkdir' },
  })
})

function asFile(place: Parameters<typeof fileCommand.remove>[0]) {
  return fileCommand.remove(place, false)
}

function toHangul(place: Parameters<typeof fileCommand.remove>[0]) {
  return fileCommand.rename(place, '한글')
}
