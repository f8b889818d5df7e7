import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { buildOptions } from '#shared/contract/builds.ts'
import { FaultError } from '#shared/faults.ts'
import { buildByBuildx } from '../../../../src/main/services/builds/buildx-build.ts'
import { createBuildxFinder, environmentFor } from '../../../../src/main/services/builds/buildx.ts'
import { createReport } from '../../../../src/main/services/builds/report.ts'

const folder = mkdtempSync(join(tmpdir(), 'quayside-buildx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A docker CLI of the test's own: it keeps what it was given and says what it is told to. */
function cli(script: string): string {
  const path = join(folder, `docker-${Math.random().toString(36).slice(2)}`)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}

const source = (given: { folder: string | null; dockerfileText: string | null }) => ({
  ...given,
  dockerfile: 'Dockerfile',
  tar: () => Readable.from([Buffer.from('a tar')]),
})

const build = (program: string, from: ReturnType<typeof source>, signal = new AbortController().signal) =>
  buildByBuildx(
    {
      env: { PATH: process.env['PATH'] },
      report: createReport('buildx'),
      signal,
      building: () => {},
      program,
    },
    from,
    buildOptions.parse({
      tags: ['a:1'],
      args: [
        { name: 'WHO', value: 'a b' },
        { name: 'API_TOKEN', value: 'hush' },
      ],
    }),
  )

const keeping = `printf '%s\\n' "$@" > ${folder}/args; env > ${folder}/env; cat > ${folder}/stdin
for word in "$@"; do case "$last" in --iidfile) echo sha256:abc > "$word";; esac; last=$word; done`

test('it is given the folder and no shell, and secrets by the environment alone', async () => {
  expect(await build(cli(keeping), source({ folder: '/my app', dockerfileText: null }))).toBe('sha256:abc')
  const args = readFileSync(join(folder, 'args'), 'utf8').split('\n')
  expect(args.slice(0, 4)).toEqual(['buildx', 'build', '--progress=rawjson', '--load'])
  expect(args.slice(6, -1)).toEqual([
    '-t',
    'a:1',
    '--build-arg',
    'WHO=a b',
    '--build-arg',
    'API_TOKEN',
    '/my app',
  ])
  expect(readFileSync(join(folder, 'env'), 'utf8')).toMatch(/^API_TOKEN=hush$/m)
})

test('an edited Dockerfile and what a page sends go by standard input', async () => {
  await build(cli(keeping), source({ folder: '/app', dockerfileText: 'FROM x\n' }))
  expect(readFileSync(join(folder, 'stdin'), 'utf8')).toBe('FROM x\n')
  await build(cli(keeping), source({ folder: null, dockerfileText: 'FROM x\n' }))
  expect(readFileSync(join(folder, 'stdin'), 'utf8')).toBe('a tar')
  expect(readFileSync(join(folder, 'args'), 'utf8').trimEnd().split('\n').slice(-3)).toEqual([
    '-f',
    'Dockerfile',
    '-',
  ])
})

test('a failed step, a Dockerfile that is none, and a CLI that is not there are faults', async () => {
  const here = source({ folder: '/app', dockerfileText: null })
  const faultOf = async (program: string) =>
    build(program, here).then(
      () => null,
      (error: unknown) => (error instanceof FaultError ? error.fault : error),
    )
  const vertex =
    '{"vertexes":[{"digest":"sha256:a","name":"[2/2] RUN x","error":"did not complete: exit code: 9"}]}'
  expect(await faultOf(cli(`echo '${vertex}' >&2; exit 1`))).toMatchObject({
    code: 'engine-error',
    detail: { reason: 'build-step', instruction: 'RUN x', exitCode: 9 },
  })
  const wrong = 'ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: RUNN'
  expect(await faultOf(cli(`echo '${wrong}' >&2; exit 1`))).toMatchObject({
    code: 'bad-input',
    detail: { line: 3 },
  })
  expect(await faultOf(join(folder, 'nothing'))).toMatchObject({ code: 'unsupported' })
})

test('a cancel interrupts it', async () => {
  const cancel = new AbortController()
  const program = cli(`trap 'echo yes > ${folder}/interrupted; exit 1' INT; sleep 20 & wait $!`)
  const building = build(program, source({ folder: '/app', dockerfileText: null }), cancel.signal)
  setTimeout(() => cancel.abort(), 300)
  await expect(building).rejects.toThrow(/abort/i)
  expect(readFileSync(join(folder, 'interrupted'), 'utf8')).toBe('yes\n')
})

test('it is looked for once a minute, and speaks with the chosen engine alone', async () => {
  const program = cli(`echo x >> ${folder}/asked; echo 'github.com/docker/buildx v0.19.3 48d6a39'`)
  const find = createBuildxFinder({ PATH: process.env['PATH'] }, program)
  expect([await find(), await find()]).toEqual(['0.19.3', '0.19.3'])
  expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe('x\n')
  expect(await createBuildxFinder({}, cli('exit 1'))()).toBeNull()
  const debian = (version: string) => cli(`echo 'github.com/docker/buildx ${version}+ds1 ${version}+ds1-3'`)
  expect(await createBuildxFinder({}, debian('0.13.1'))()).toBe('0.13.1+ds1')
  // It has no rawjson.
  expect(await createBuildxFinder({}, debian('0.12.1'))()).toBeNull()

  const env = { DOCKER_HOST: 'tcp://other', DOCKER_CONTEXT: 'other', HOME: '/me' }
  const endpoint = { transport: 'unix', tls: false, remote: false } as const
  const named = environmentFor(env, {
    ...endpoint,
    source: 'choice',
    name: 'colima',
    address: 'unix:///c.sock',
  })
  expect(named).toMatchObject({ DOCKER_CONTEXT: 'colima', HOME: '/me' })
  expect(named).not.toHaveProperty('DOCKER_HOST')
  const bare = environmentFor(env, {
    ...endpoint,
    source: 'default',
    name: 'default',
    address: 'unix:///d.sock',
  })
  expect(bare).toMatchObject({ DOCKER_HOST: 'unix:///d.sock' })
  expect(bare).not.toHaveProperty('DOCKER_CONTEXT')
})
