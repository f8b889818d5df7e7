import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildOptions } from '#shared/contract/builds.ts'
import { call, startApp } from '../support/app-on-ground.ts'
import { dockerCli } from '../support/docker-cli.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { makeHelperProgram } from '../support/helper-program.ts'
import { registryAccount } from '../support/registry.ts'

const { docker } = ground
const home = mkdtempSync(join(tmpdir(), 'quayside-build-faults-'))
const helper = makeHelperProgram(home, 'quaytest')
const path = `${home}:${process.env['PATH'] ?? ''}`
const config = join(home, 'config.json')
const app = startApp({ ...ground.environment, DOCKER_CONFIG: home, PATH: path })
let folder = ''

beforeAll(async () => {
  writeFileSync(config, '{}')
  await app.engine.ready(AbortSignal.timeout(20_000))
})
beforeEach(async () => {
  folder = mkdtempSync(join(home, 'context-'))
  await docker('pull', '--quiet', 'busybox')
})
afterEach(() => emptyEngine(docker))
afterAll(async () => {
  await app.stop()
  rmSync(home, { recursive: true, force: true })
})

/** Builds `dockerfile` and answers how it ended. */
async function built(dockerfile: string, given: object = {}) {
  writeFileSync(join(folder, 'Dockerfile'), dockerfile)
  const options = buildOptions.parse(given)
  const { taskId } = await app.builds.build({ folder, options, agreedToSize: false }, call)
  const ended = await app.ended(taskId)
  expect(app.engine.diagnostics().openStreams).toBe(0)
  return ended
}

test('an engine without room says so in the middle of the context, and builds when there is room again', async () => {
  const data = join(ground.folder, 'data/tmp')
  writeFileSync(join(folder, 'large'), '')
  truncateSync(join(folder, 'large'), 20_000_000)
  const text = 'FROM busybox\nCOPY large /large\n'
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', data])
  try {
    for (let round = 0; round < 2; round += 1)
      expect(await built(text)).toMatchObject({
        state: 'failed',
        fault: { code: 'engine-error', detail: { reason: 'disk-full' } },
      })
  } finally {
    execFileSync('umount', [data])
  }
  expect(await docker('ps', '--all', '--quiet')).toBe('')
  expect(await built(text)).toMatchObject({ state: 'done' })
})

test('a base image that is not there, refused or away is told apart; the account of its registry goes along', async () => {
  const reference = `${ground.loginRegistry}/shared/base:1`
  expect((await built('FROM busybox:nosuch\n')).fault).toMatchObject({
    code: 'not-found',
    detail: { kind: 'manifest', name: 'busybox:nosuch' },
  })
  expect((await built('FROM localhost:1/away\n')).fault).toMatchObject({ code: 'registry-unreachable' })
  expect((await built(`FROM ${reference}\n`)).fault).toMatchObject({ code: 'unauthorized' })

  // Only the helper knows of it: no key of the config names the registry.
  writeFileSync(config, JSON.stringify({ credsStore: 'quaytest' }))
  const { username, password } = registryAccount
  const kept = { ServerURL: ground.loginRegistry, Username: username, Secret: password }
  execFileSync(join(home, 'docker-credential-quaytest'), ['store'], { input: `${JSON.stringify(kept)}\n` })
  await docker('tag', 'busybox', reference)
  process.env['PATH'] = path
  await dockerCli({ host: ground.engine.host, configFolder: home })('push', reference)
  await docker('rmi', reference)
  const text = `ARG BASE=nothing\nFROM \${BASE}\n`
  const task = await built(text, {
    tags: ['from-private'],
    args: [{ name: 'BASE', value: reference }],
    pull: true,
  })
  expect(task).toMatchObject({ state: 'done' })
  expect(helper.argvs()).not.toContain(password)
})

test('a value with “=” and spaces arrives whole', async () => {
  const value = ' a=b "c" $HOME 항구 '
  const given = { tags: ['value'], args: [{ name: 'WHO', value }] }
  expect(await built('FROM busybox\nARG WHO\nENV WHO=$WHO\n', given)).toMatchObject({ state: 'done' })
  expect(await docker('image', 'inspect', '--format', '{{json .Config.Env}}', 'value')).toContain(
    JSON.stringify(`WHO=${value}`),
  )
})
