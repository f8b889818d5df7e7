import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const script = resolve(import.meta.dirname, '../../scripts/lib/private-engine.mjs')

/** Programs in the place of the system's: no engine is reachable, and the one that is begun never answers. */
async function standIns(): Promise<{
  readonly folder: string
  readonly told: (name: string) => Promise<string>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'quayside-begin-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const program = async (name: string, words: string): Promise<void> =>
    writeFile(join(folder, name), `#!/bin/sh\n${words}\n`, { mode: 0o755 })
  await program('docker', 'exit 1')
  await program('iptables', 'exit 0')
  await program('ip', `echo "$@" >> ${folder}/ip.log`)
  await program('dockerd', `echo $$ > ${folder}/dockerd.log; exec tail -f /dev/null "$2"`)
  return { folder, told: (name) => readFile(join(folder, name), 'utf8').catch(() => '') }
}

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a private engine that is asked to end while it begins leaves no daemon and no bridge', async () => {
  const { folder, told } = await standIns()
  const words = `import { bringEngine } from ${JSON.stringify(script)}; await bringEngine()`
  const begun = spawn(process.execPath, ['--input-type=module', '--eval', words], {
    env: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}`, XDG_DATA_HOME: folder },
    stdio: 'inherit',
  })
  const ended = once(begun, 'exit')
  await expect.poll(() => told('dockerd.log'), { timeout: 10_000 }).not.toBe('')
  const daemon = Number(await told('dockerd.log'))
  expect(lives(daemon)).toBe(true)
  begun.kill('SIGINT')
  expect(await ended).toEqual([130, null])
  expect(lives(daemon)).toBe(false)
  expect(await told('ip.log')).toMatch(/link add quayside0[\s\S]*link delete quayside0/)
})
