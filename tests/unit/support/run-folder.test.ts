import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { identityOf, isAlive } from '../../support/processes.ts'
import { mountsBelow, sweepLeftovers } from '../../support/run-folder.ts'

let base = ''

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'sweep-'))
})

afterEach(() => rmSync(base, { recursive: true, force: true }))

function runFolder(name: string, owner: unknown): string {
  const folder = join(base, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(owner))
  return folder
}

test('what a crashed run left is removed, its processes too', async () => {
  const folder = runFolder('quayside-crashed', { pid: process.pid, startedAt: '1' })
  const left = spawn('sh', ['-c', 'sleep 1000 & wait', `${folder}/daemon`], { detached: true })
  const ended = once(left, 'exit')

  expect(sweepLeftovers(base)).toEqual([folder])
  await ended
  expect(left.signalCode).toBe('SIGKILL')
  expect(existsSync(folder)).toBe(false)
})

test('a run whose process lives is left alone, and so is a folder without an owner', () => {
  const live = runFolder('quayside-live', identityOf(process.pid))
  const other = join(base, 'quayside-notes')
  mkdirSync(other)

  expect(sweepLeftovers(base)).toEqual([])
  expect(existsSync(live)).toBe(true)
  expect(existsSync(other)).toBe(true)
})

test('a process that has the number of one that ended is another process', () => {
  expect(identityOf(process.pid)).toMatchObject({ pid: process.pid })
  expect(isAlive({ pid: process.pid, startedAt: '1' })).toBe(false)
})

test('mounts below the folder come deepest first, others not at all', () => {
  const mountInfo = [
    '36 35 0:31 / /tmp/run rw - overlay overlay rw',
    '37 35 0:31 / /tmp/run/data rw - overlay overlay rw',
    String.raw`38 37 0:32 / /tmp/run/data/with\040space rw - overlay overlay rw`,
    '39 35 0:33 / /tmp/running/data rw - overlay overlay rw',
    '',
  ].join('\n')
  expect(mountsBelow('/tmp/run', mountInfo)).toEqual(['/tmp/run/data/with space', '/tmp/run/data'])
})
