import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loginEnvironment } from '../../../src/main/shell/login-environment.ts'

/** A login shell whose profile is `profile`: it takes -i and -l, and is sh for the rest. */
function shellWith(profile: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'quayside-shell-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const shell = join(folder, 'shell')
  writeFileSync(shell, `#!/bin/sh\n${profile}\nshift 2\nexec /bin/sh "$@"\n`)
  chmodSync(shell, 0o755)
  return shell
}

const profile = 'echo "Welcome back"; export DOCKER_HOST=tcp://10.0.0.7:2375 PATH="/opt/helpers:$PATH"'

test('started from a dock, the app knows what the login shell sets', async () => {
  const dock = { SHELL: shellWith(profile), PATH: '/usr/bin:/bin', HOME: '/home/hana' }
  expect(await loginEnvironment(dock, 'linux')).toEqual({
    ...dock,
    DOCKER_HOST: 'tcp://10.0.0.7:2375',
    PATH: '/opt/helpers:/usr/bin:/bin',
  })
})

test('what the app was given itself goes before the shell', async () => {
  const dock = { SHELL: shellWith(profile), PATH: '/bin', DOCKER_HOST: 'unix:///mine.sock' }
  expect(await loginEnvironment(dock, 'darwin')).toMatchObject({ DOCKER_HOST: 'unix:///mine.sock' })
})

test('a terminal gave all it has, and Windows has no such shell: nobody is asked', async () => {
  const terminal = { SHELL: shellWith(profile), PATH: '/bin', TERM: 'xterm' }
  expect(await loginEnvironment(terminal, 'linux')).toBe(terminal)
  const windows = { SHELL: shellWith(profile), PATH: '/bin' }
  expect(await loginEnvironment(windows, 'win32')).toBe(windows)
})

test.each([
  ['hangs', 'exec sleep 60'],
  ['fails', 'exit 3'],
  ['prints without end', 'yes'],
])('a shell that %s costs no more than its time', async (_, broken) => {
  const dock = { SHELL: shellWith(broken), PATH: '/usr/bin:/bin' }
  expect(await loginEnvironment(dock, 'linux', 300)).toEqual(dock)
})

test('a shell that is not there changes nothing', async () => {
  const dock = { SHELL: '/nowhere/shell', PATH: '/bin' }
  expect(await loginEnvironment(dock, 'linux')).toEqual(dock)
})
