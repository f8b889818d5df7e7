import { expect, test } from 'vitest'
import { mostReadFiles, mostSentFiles } from '#shared/build-limits.ts'
import { folderOf } from '../../../../../src/renderer/features/builds/picked-folder.ts'
import { namesToTell } from '../../../../../src/renderer/features/builds/told-names.ts'
import { leftOut } from '../../../../../src/main/services/builds/sent-context.ts'

const file = (path: string) => ({ path, file: new File(['x'], 'x') })

test('one folder is the context: its name goes, its empty folders stay', () => {
  const picked = folderOf({ files: [file('app/Dockerfile'), file('app/a/b')], folders: ['app/empty/deep'] })
  expect(picked).toMatchObject({ kind: 'files', name: 'app', folders: ['empty/deep'] })
  expect(typeof picked === 'string' ? [] : [...picked.files.keys()]).toEqual(['Dockerfile', 'a/b'])
})

test('what is no folder, more than one, empty or too much is told apart', () => {
  expect(folderOf({ files: [file('Dockerfile')], folders: [] })).toBe('oneFolder')
  expect(folderOf({ files: [file('a/x'), file('b/x')], folders: [] })).toBe('oneFolder')
  expect(folderOf({ files: [file('a/x')], folders: ['b'] })).toBe('oneFolder')
  expect(folderOf({ files: [], folders: ['a'] })).toBe('empty')
  const same = file('a/x')
  const many = Array.from({ length: mostReadFiles + 1 }, () => same)
  expect(folderOf({ files: many, folders: [] })).toBe('tooMany')
})

test('of more names than one message holds, those that .dockerignore leaves out whole are not told', async () => {
  const modules = Array.from(
    { length: mostSentFiles },
    (_, at) => `node_modules/m${String(at % 9)}/${String(at)}`,
  )
  const inner = modules.map((path) => `packages/web/${path}`)
  const own = ['Dockerfile', '.dockerignore', 'src/a.ts', 'packages/web/b.ts', 'logs/keep/x']
  const asked: string[] = []
  const by = (ignore: string) => async (folders: readonly string[]) => {
    asked.push(...folders)
    const places = leftOut({ dockerfile: 'Dockerfile', ignore, ownIgnore: null, folders })
    return new Set(places.flatMap((place) => folders[place] ?? []))
  }
  const told = await namesToTell([...own, ...modules, ...inner], by('**/node_modules\nlogs\n!logs/keep\n'))
  expect([...(told ?? [])]).toEqual(own)
  expect(asked.length).toBeLessThan(20)
  expect(await namesToTell([...own, ...modules], by(''))).toBeNull()
  expect(await namesToTell(own, () => Promise.reject(new Error('not asked')))).toEqual(new Set(own))
})
