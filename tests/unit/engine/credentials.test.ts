import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HelperAnswer } from '../../../src/main/engine/credential-helper.ts'
import { askCredentialHelper } from '../../../src/main/engine/credential-helper.ts'
import { registryAuth } from '../../../src/main/engine/credentials.ts'

const encode = (text: string): string => Buffer.from(text).toString('base64')
const noHelper = (): Promise<HelperAnswer> => Promise.reject(new Error('asked'))

const answering = (username: string, secret: string) => (): Promise<HelperAnswer> =>
  Promise.resolve({ ok: true, username, secret })

function surroundings(config: unknown, env: Readonly<Record<string, string>> = {}) {
  const text = typeof config === 'string' ? config : JSON.stringify(config)
  const read = (path: string) => (path === '/home/kim/.docker/config.json' ? text : null)
  return { env, home: '/home/kim', files: { read, list: () => [] } }
}

function sent(header: string | null): unknown {
  if (header === null) return null
  expect(header).toMatch(/^[A-Za-z0-9_-]+=*$/)
  expect(header.length % 4).toBe(0)
  return JSON.parse(Buffer.from(header, 'base64url').toString())
}

describe('the login for a registry', () => {
  it('is split at the first colon and sent as base64url with padding', async () => {
    const config = { auths: { 'localhost:5000': { auth: encode('kim:p:ä>?~ss') } } }
    const { header } = await registryAuth('localhost:5000', surroundings(config), noHelper)
    expect(sent(header)).toEqual({ username: 'kim', password: 'p:ä>?~ss', serveraddress: 'localhost:5000' })
  })

  it('of the Hub is kept under its old address', async () => {
    const config = { auths: { 'https://index.docker.io/v1/': { auth: encode('kim:hub') } } }
    expect(sent((await registryAuth('docker.io', surroundings(config), noHelper)).header)).toMatchObject({
      password: 'hub',
      serveraddress: 'https://index.docker.io/v1/',
    })
    expect((await registryAuth('ghcr.io', surroundings(config), noHelper)).header).toBeNull()
  })

  it('is found in an old file that holds URLs, and only for its host and port', async () => {
    const config = { auths: { 'https://reg.example:8443/v2/': { auth: encode('kim:old') } } }
    const passwordFor = async (domain: string) =>
      sent((await registryAuth(domain, surroundings(config), noHelper)).header)
    expect(await passwordFor('reg.example:8443')).toMatchObject({ password: 'old' })
    expect(await passwordFor('reg.example')).toBeNull()
    expect(await passwordFor('evil.reg.example:8443')).toBeNull()
  })

  it('comes from DOCKER_AUTH_CONFIG, then credHelpers, then credsStore, then auths', async () => {
    const asked: string[] = []
    const ask = (name: string, url: string): Promise<HelperAnswer> => {
      asked.push(`${name} ${url}`)
      return Promise.resolve({ ok: true, username: name, secret: 's' })
    }
    const config = {
      auths: { a: { auth: encode('file:x') } },
      credsStore: 'store',
      credHelpers: { a: 'own' },
    }
    const env = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { a: { auth: encode('env:x') } } }) }
    const userOf = async (domain: string, with_: ReturnType<typeof surroundings>) =>
      sent((await registryAuth(domain, with_, ask)).header)
    expect(await userOf('a', surroundings(config, env))).toMatchObject({ username: 'env' })
    expect(await userOf('a', surroundings(config))).toMatchObject({ username: 'own' })
    expect(await userOf('b', surroundings(config, env))).toMatchObject({ username: 'store' })
    expect(await userOf('a', surroundings({ auths: config.auths }))).toMatchObject({ username: 'file' })
    expect(asked).toEqual(['own a', 'store b'])
  })

  it('is none when nothing is known, the file is broken or the helper holds none', async () => {
    for (const config of ['', '{"auths":', {}, { auths: { r: {} } }, { credsStore: 'x' }]) {
      expect(await registryAuth('r', surroundings(config), answering('', ''))).toEqual({
        header: null,
        problem: null,
      })
    }
  })

  it('is an identity token when the helper says so', async () => {
    const { header } = await registryAuth('r', surroundings({ credsStore: 'x' }), answering('<token>', 'abc'))
    expect(sent(header)).toEqual({ identitytoken: 'abc', serveraddress: 'r' })
  })
})

describe('a credential helper', () => {
  let folder = ''
  const helper = (name: string, script: string): void => {
    const file = join(folder, `docker-credential-${name}`)
    writeFileSync(file, `#!/bin/sh\n${script}\n`)
    chmodSync(file, 0o755)
  }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'quayside-helper-'))
    helper('good', `read url; printf '{"ServerURL":"%s","Username":"kim","Secret":"of %s"}' "$url" "$url"`)
    helper('empty', 'echo "credentials not found in native keychain"; exit 1')
    helper('broken', 'echo "the keychain is locked"; exit 1')
    helper('chatty', 'yes')
    helper('odd', 'echo "{}"')
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const ask = (name: string) => askCredentialHelper(name, 'r:5000', { PATH: `${folder}:/usr/bin:/bin` })

  it('gets the registry on stdin and answers on stdout', async () => {
    expect(await ask('good')).toEqual({ ok: true, username: 'kim', secret: 'of r:5000' })
  })

  it('that holds no login means anonymous', async () => {
    expect(await ask('empty')).toEqual({ ok: true, username: '', secret: '' })
  })

  it('that fails is told in its own words', async () => {
    expect(await ask('broken')).toEqual({
      ok: false,
      problem: 'docker-credential-broken: the keychain is locked',
    })
    expect(await ask('odd')).toMatchObject({ ok: false })
    expect(await ask('missing')).toMatchObject({ ok: false })
  })

  it('that never stops talking is stopped', async () => {
    expect(await ask('chatty')).toMatchObject({ ok: false, problem: expect.stringContaining('too long') })
  })

  it('is never a path nor a command line', async () => {
    for (const name of ['../good', 'good;true', '/bin/sh', ''])
      expect(await ask(name)).toMatchObject({ ok: false })
  })
})
