import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type EditRecord, openJournal } from '../../../../src/main/services/edits/journal.ts'
import { isAlive, ownOwner } from '../../../../src/main/services/edits/owner.ts'

const folder = mkdtempSync(join(tmpdir(), 'quayside-journal-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const record: EditRecord = {
  version: 1,
  id: '0a-1',
  engine: 'unix:///run/docker.sock',
  name: 'web',
  newName: 'web',
  temporaryName: 'web.new',
  asideName: 'web.old',
  oldId: 'a',
  newId: null,
  was: 'running',
  restart: { name: 'no', retries: 0 },
  start: true,
  carryFiles: false,
  settings: ['env'],
  startedAt: 1,
  state: 'forward',
  step: 'create',
  done: false,
  stopOpen: false,
  copied: false,
  oldGone: false,
}

test('what is written is read back by another run of the app, in the order of time, for its owner alone', () => {
  const journal = openJournal(folder)
  journal.write({ ...record, id: '0b-2', startedAt: 2 })
  journal.write(record)
  expect(
    openJournal(folder)
      .list()
      .map(({ id }) => id),
  ).toEqual(['0a-1', '0b-2'])
  expect(statSync(join(folder, '0a-1.json')).mode & 0o777).toBe(0o600)
  journal.remove('0a-1')
  expect(journal.list()).toHaveLength(1)
})

test('a file that cannot be read is told and left where it is', () => {
  const journal = openJournal(folder, (line) => said.push(line))
  const said: string[] = []
  journal.write(record)
  writeFileSync(join(folder, '0c-3.json'), '{"version":')
  expect(journal.list()).toEqual([record])
  expect(said).toEqual(['edits: 0c-3.json cannot be read'])
  expect(readdirSync(folder)).toContain('0c-3.json')
})

test('an edit belongs to the process that claimed it, until that one ends', () => {
  const journal = openJournal(folder)
  expect(journal.claim(record.id)).toBe(true)
  expect(journal.isClaimed(record.id)).toBe(true)
  journal.release(record.id)
  expect(journal.isClaimed(record.id)).toBe(false)

  const lock = join(folder, `${record.id}.lock`)
  writeFileSync(lock, JSON.stringify({ pid: 1, started: startOfInit() }))
  expect(journal.claim(record.id)).toBe(false)
  journal.release(record.id)
  expect(journal.isClaimed(record.id)).toBe(true)

  const { pid } = spawnSync(process.execPath, ['-e', ''])
  writeFileSync(lock, JSON.stringify({ pid, started: '1' }))
  expect(journal.claim(record.id)).toBe(true)
})

test('a pid that another process has by now is not the owner', () => {
  expect(isAlive(ownOwner())).toBe(true)
  expect(isAlive({ ...ownOwner(), started: 'before' })).toBe(false)
})

/** As the journal reads it of itself: process 1 lives for as long as the machine does. */
function startOfInit(): string {
  const { stdout } = spawnSync('sh', ['-c', "sed 's/.*) //' /proc/1/stat | cut -d' ' -f20"], {
    encoding: 'utf8',
  })
  return stdout.trim()
}
