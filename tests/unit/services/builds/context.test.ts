import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildOptions } from '#shared/contract/builds.ts'
import { FaultError } from '#shared/faults.ts'
import { buildCredentials } from '../../../../src/main/engine/build-credentials.ts'
import { readDockerfile, saveDockerfile } from '../../../../src/main/services/builds/dockerfile-text.ts'
import { openContext } from '../../../../src/main/services/builds/context.ts'
import { readIgnoreRules } from '../../../../src/main/services/builds/ignore-rules.ts'
import { packContext } from '../../../../src/main/services/builds/pack-context.ts'
import { openPastBuilds } from '../../../../src/main/services/builds/past-builds.ts'
import { registriesOf } from '../../../../src/main/services/builds/registries-of.ts'
import { createSiftedFolders } from '../../../../src/main/services/builds/sent-context.ts'

const folder = mkdtempSync(join(tmpdir(), 'quayside-context-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { signal } = new AbortController()

async function packed(given: Partial<Parameters<typeof packContext>[0]> = {}, of = folder): Promise<Buffer> {
  const context = await openContext({ folder: of, dockerfile: 'Dockerfile' }, signal)
  const tar = packContext({ ...context, instead: new Map(), signal, count: () => {}, ...given })
  const parts: Buffer[] = []
  for await (const part of tar) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof FaultError ? error.fault.detail['reason'] : String(error)),
  )

test('what takes the place of a file while it is packed is not followed, and a file that shrank is said to', async () => {
  writeFileSync(join(folder, 'Dockerfile'), 'FROM x\n')
  writeFileSync(join(folder, 'kept'), 'kept')
  const { entries } = await openContext({ folder, dockerfile: 'Dockerfile' }, signal)
  rmSync(join(folder, 'kept'))
  symlinkSync('/etc/passwd', join(folder, 'kept'))
  expect(await reasonOf(packed({ entries }))).toBe('context-changed')
  rmSync(join(folder, 'kept'))
  writeFileSync(join(folder, 'kept'), '')
  expect(await reasonOf(packed({ entries }))).toBe('context-changed')
  const large = entries.map((entry) => (entry.path === 'kept' ? { ...entry, size: 100_000 } : entry))
  expect(await reasonOf(packed({ entries: large }))).toBe('context-changed')
})

test('an edited Dockerfile goes instead of the one on disk, and a folder that is none is refused', async () => {
  const tar = (await packed({ instead: new Map([['Dockerfile', 'FROM edited\n']]) })).toString()
  expect(tar).toContain('FROM edited\n')
  expect(tar).not.toContain('FROM x\n')
  expect(await reasonOf(openContext({ folder: 'relative', dockerfile: 'Dockerfile' }, signal))).toBe('folder')
  const file = join(folder, 'Dockerfile')
  expect(await reasonOf(openContext({ folder: file, dockerfile: 'Dockerfile' }, signal))).toBe('folder')
})

test('a folder that is left out is not read, unless an exception may lie below it', () => {
  const rules = readIgnoreRules('a\nb\n!b/c/d\n', ['Dockerfile'])
  expect([rules.excludes('a'), rules.mayHoldExceptions('a')]).toEqual([true, false])
  expect([rules.excludes('b'), rules.mayHoldExceptions('b'), rules.mayHoldExceptions('b/c')]).toEqual([
    true,
    true,
    true,
  ])
  expect(rules.excludes('b/c/d')).toBe(false)
  expect(readIgnoreRules('*', ['deep/Dockerfile']).mayHoldExceptions('deep')).toBe(true)
})

test('the history keeps fifty builds, no secret, and survives a broken file', () => {
  const path = join(folder, 'builds.json')
  const past = openPastBuilds(path)
  const options = buildOptions.parse({ args: [{ name: 'DB_PASSWORD', value: 'hush' }] })
  const build = { startedAt: 1, endedAt: 2, result: 'done', folder: '/a', local: true, options } as const
  for (let n = 0; n < 60; n += 1)
    past.add({
      ...build,
      id: String(n),
      builder: 'classic',
      imageId: null,
      fault: null,
      steps: [],
      lastLines: [],
    })
  past.forget('58')
  const again = openPastBuilds(path).list()
  expect([again.length, again[0]?.id, again[1]?.id]).toEqual([49, '59', '57'])
  expect(readFileSync(path, 'utf8')).not.toContain('hush')
  writeFileSync(path, '{"builds":[{"id":1}]}')
  const told: string[] = []
  expect(openPastBuilds(path, (line) => void told.push(line)).list()).toEqual([])
  expect(told[0]).toMatch(/broken/)
})

test('a sifted folder belongs to its page', () => {
  const folders = createSiftedFolders()
  const asked = {
    name: 'x',
    dockerfile: 'Dockerfile',
    ignore: null,
    ownIgnore: '*\n',
    paths: ['a', 'Dockerfile'],
    folders: [],
  }
  const { id, kept, summary } = folders.sift({ ...asked, sizes: [1, 2], times: [0, 0] }, 'mine')
  expect([kept, summary.ignoreFile]).toEqual([[], 'Dockerfile.dockerignore'])
  expect(folders.find(id, 'mine').name).toBe('x')
  expect(() => folders.find(id, 'theirs')).toThrow(FaultError)
  expect(() => folders.sift({ ...asked, dockerfile: 'none', sizes: [1, 2], times: [0, 0] }, 'mine')).toThrow(
    FaultError,
  )
})

test('all accounts that the docker config names go with a build, each under its own key', async () => {
  const auth = Buffer.from('me:pass:word').toString('base64')
  const config = { auths: { 'https://index.docker.io/v1/': { auth }, 'r.example:5000': { auth }, empty: {} } }
  mkdirSync(join(folder, '.docker'))
  const files = { read: () => JSON.stringify(config), list: () => [] }
  const header = await buildCredentials({ env: {}, home: folder, files: { ...files } }, [])
  const sent: unknown = JSON.parse(Buffer.from(header ?? '', 'base64url').toString())
  const account = { username: 'me', password: 'pass:word' }
  expect(sent).toEqual({
    'https://index.docker.io/v1/': { ...account, serveraddress: 'https://index.docker.io/v1/' },
    'r.example:5000': { ...account, serveraddress: 'r.example:5000' },
  })
})

/** As somebody without rights, which root is not. */
async function asNobody<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65_534)
  try {
    return await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

test('a file or a folder that may not be read is named, wherever it is met', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'quayside-closed-'))
  const files = ['Dockerfile', '.dockerignore', 'secret', 'below/x']
  mkdirSync(join(closed, 'below'))
  for (const name of files) writeFileSync(join(closed, name), '')
  for (const name of ['', 'below', ...files])
    if (process.geteuid?.() === 0) chownSync(join(closed, name), 65_534, 65_534)
  const told = async (name: string) => {
    chmodSync(join(closed, name), 0)
    const outcome = asNobody(() => packed({}, closed))
    const { detail, code } = await outcome.then(
      () => ({ detail: {}, code: 'none' }),
      (error: unknown) => (error instanceof FaultError ? error.fault : { detail: {}, code: String(error) }),
    )
    chmodSync(join(closed, name), 0o755)
    return { code, ...detail }
  }
  for (const name of ['.dockerignore', 'below', 'secret'])
    expect(await told(name)).toEqual({ code: 'bad-input', reason: 'unreadable', name })
  rmSync(closed, { recursive: true })
})

test('the registries that a Dockerfile takes from are found, with the values of its arguments', () => {
  const text = [
    'ARG BASE=base.example/a',
    'ARG TAG',
    'FROM --platform=linux/amd64 ${BASE}:$TAG AS tools',
    'FROM \\',
    '  other.example:5000/b@sha256:' + 'a'.repeat(64),
    'COPY --chown=1 --from=copied.example/c /x /y',
    'RUN --mount=type=bind,from=mounted.example/d,target=/d true',
    'FROM ${NONE:-preset.example/e}',
    'FROM $NONE',
  ].join('\n')
  expect(registriesOf(text, [{ name: 'TAG', value: '1' }])).toEqual([
    'base.example',
    'other.example:5000',
    'copied.example',
    'mounted.example',
    'preset.example',
  ])
  expect(
    registriesOf(text, [
      { name: 'BASE', value: 'mine' },
      { name: 'TAG', value: '1' },
    ])[0],
  ).toBe('docker.io')
})

test('a first Dockerfile is put where there is none, and over no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quayside-first-'))
  const place = { folder, dockerfile: 'Dockerfile' }
  const first = { ...place, text: 'FROM a\n', version: null }
  expect(await saveDockerfile(first)).toEqual(await readDockerfile(place))
  await expect(saveDockerfile({ ...first, text: 'FROM b\n' })).rejects.toMatchObject({
    fault: { code: 'conflict', detail: { reason: 'dockerfile-changed' } },
  })
  expect((await readDockerfile(place)).text).toBe('FROM a\n')
  rmSync(folder, { recursive: true })
})
