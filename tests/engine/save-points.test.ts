import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FileChange } from '#shared/contract/containers.ts'
import { createSavePointInput, type CreateSavePointInput } from '#shared/contract/save-points.ts'
import * as command from '#shared/docker-command/save-points.ts'
import { familyOf, savePointReference } from '#shared/save-points.ts'
import { call, faultOf, startApp } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'

const { docker } = ground
const app = startApp(ground.environment)

const savePoints = async () => {
  const images = await app.images.list(undefined, call)
  return images
    .flatMap(({ id, createdAt, savePoint }) => (savePoint === null ? [] : [{ id, createdAt, ...savePoint }]))
    .sort((a, b) => b.createdAt - a.createdAt || b.reference.localeCompare(a.reference))
}

async function containerNamed(name: string) {
  await expect
    .poll(async () => (await app.containers.list(undefined, call)).map((each) => each.name))
    .toContain(name)
  const found = (await app.containers.list(undefined, call)).find((each) => each.name === name)
  if (found === undefined) throw new Error(name)
  return found
}

/** As the dialog does it: family and reference come from what is known. */
async function inputFor(name: string, title: string, note = ''): Promise<CreateSavePointInput> {
  const container = await containerNamed(name)
  const known = await savePoints()
  const reference = savePointReference(name, title, new Set(known.map((each) => each.reference)))
  return { id: container.id, name: title, note, family: familyOf(container, known), reference }
}

async function save(name: string, title: string, note = ''): Promise<string> {
  const input = await inputFor(name, title, note)
  const { taskId } = await app.savePoints.create(createSavePointInput.parse(input), call)
  const task = await app.ended(taskId)
  expect(task.fault).toBeNull()
  await expect
    .poll(async () => (await savePoints()).map(({ reference }) => reference))
    .toContain(input.reference)
  return input.reference
}

type To = Parameters<typeof app.savePoints.compare>[0]['to']

async function compare(from: string, to: To): Promise<readonly string[]> {
  const changes: FileChange[] = []
  for await (const part of await app.savePoints.compare({ from, to }, call)) {
    if (part.kind === 'changes') changes.push(...part.changes)
  }
  return changes.map(({ kind, path }) => `${letters[kind]} ${path}`).sort()
}

const letters = { added: 'A', changed: 'C', deleted: 'D' } as const
const diffOf = async (name: string) => (await docker('diff', name)).split('\n').sort()
const run = (name: string, script: string) => docker('exec', name, 'sh', '-c', script)

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
})
beforeEach(async () => {
  await docker('pull', 'busybox')
})
afterEach(() => emptyEngine(docker))
afterAll(() => app.stop())

describe('save points', () => {
  test('are listed by container and by family, also when the container is gone, and give back what they held', async () => {
    await docker('run', '-d', '--name', 'Web.1', 'busybox', 'sleep', '1000')
    await run('Web.1', 'mkdir /data; head -c 100000 /dev/zero > /data/one')
    const first = await save('Web.1', 'before "$HOME" \\ 업그레이드', 'first')
    await run('Web.1', 'head -c 50000 /dev/zero > /data/two')
    const second = await save('Web.1', 'before "$HOME" \\ 업그레이드')
    expect([first, second]).toEqual(['quayside-save/web.1:before-home', 'quayside-save/web.1:before-home-2'])
    const [newer, older] = await savePoints()
    expect(older).toMatchObject({ reference: first, name: 'before "$HOME" \\ 업그레이드', note: 'first' })
    expect(newer).toMatchObject({ reference: second, note: '', container: 'Web.1', family: older?.family })

    // Started again from the first: the old files are there, and its own save points are of the family.
    await docker('run', '-d', '--name', 'again', first, 'sleep', '1000')
    expect(await run('again', 'ls /data')).toBe('one')
    const third = await save('again', 'later')
    const family = (await savePoints()).filter((each) => each.family === older?.family)
    expect(family.map(({ reference }) => reference)).toContain(third)
    expect(family.find(({ reference }) => reference === third)).toMatchObject({
      note: '',
      container: 'again',
    })

    // What is committed from it otherwise inherits the labels, and is none.
    await docker('commit', 'again', 'mine')
    await expect.poll(async () => (await app.images.list(undefined, call)).length).toBe(5)
    expect(await savePoints()).toHaveLength(3)

    const size = async (reference: string) => {
      const id = (await savePoints()).find((each) => each.reference === reference)?.id
      return (await app.savePoints.sizes(undefined, call)).find((each) => each.id === id)
    }
    expect(await size(first)).toMatchObject({ added: 100_000, frees: 0 })
    expect(await size(second)).toMatchObject({ added: 150_000, frees: 150_000 })

    await docker('rm', '--force', 'Web.1', 'again')
    await expect.poll(async () => (await app.containers.list(undefined, call)).length).toBe(0)
    expect((await savePoints()).map(({ reference }) => reference).sort()).toEqual(
      [third, first, second].sort(),
    )
    await app.images.remove({ image: second, force: false, noPrune: false }, call)
    await expect.poll(savePoints).toHaveLength(2)
    await docker('create', '--name', 'other', 'busybox')
    const taken = { ...(await inputFor('other', 'x')), reference: first }
    const refused = await faultOf(app.savePoints.create(createSavePointInput.parse(taken), call))
    expect(refused.code).toBe('conflict')
  })

  test('the command, proved', async () => {
    await docker('run', '--name', 'work', '-e', 'KEPT=yes', 'busybox', 'touch', '/made')
    const input = { ...(await inputFor('work', '이름 "$X" \\n', "it's")), pause: false }
    const { taskId } = await app.savePoints.create(createSavePointInput.parse(input), call)
    const task = await app.ended(taskId)
    expect(task.result).toMatchObject({ kind: 'save-point', reference: input.reference })
    const config = (image: string) => docker('image', 'inspect', '--format', '{{json .Config}}', image)
    const ours = await config(input.reference)
    const [program, ...words] = command.create(input, await containerNamed('work'))
    expect([program, ...words]).toEqual(task.command)
    await docker('rmi', input.reference)
    await docker(...words)
    expect(await config(input.reference)).toBe(ours)
    const listed = await docker(
      ...command.list(input.family).slice(1),
      '--format',
      '{{.Repository}}:{{.Tag}}',
    )
    expect(listed).toBe(input.reference)
    const file = join(ground.folder, 'compare.tar')
    await docker(...command.compare(input.reference, 'busybox', null).slice(1).with(3, file))
    expect((await stat(file)).size).toBeGreaterThan(0)
    await rm(file)
  })
})

describe('a comparison', () => {
  test('between save points, and with a container now, equals what docker diff and the files say', async () => {
    await docker('run', '-d', '--name', 'web', 'busybox', 'sleep', '1000')
    await run(
      'web',
      'mkdir -p /data/deep/er /gone/in; echo one > /data/a; echo x > /data/deep/er/b; touch /gone/in/c',
    )
    const first = await save('web', 'first')

    // A container of the very image: docker diff itself, and the same by way of the tars.
    await docker('run', '-d', '--name', 'twin', first, 'sleep', '1000')
    await run('twin', 'echo two > /data/a; rm -r /gone; mkdir /new; ln /data/a /new/hard; ln -s a /new/soft')
    await run('twin', 'rm /data/deep/er/b; mkdir /data/deep/er/b; chmod 700 /data/deep; rm /bin/vi')
    const said = await diffOf('twin')
    expect(said).toContain('D /gone')
    expect(await compare(first, { kind: 'container', id: 'twin' })).toEqual(said)
    const second = await save('twin', 'second')
    expect(await compare(first, { kind: 'image', image: second })).toEqual(said)
    expect(await compare(second, { kind: 'image', image: second })).toEqual([])

    // The container that it was made of: nothing yet, then what was done since, also within one second.
    expect(await compare(first, { kind: 'container', id: 'web' })).toEqual([])
    await run('web', 'echo eno > /data/a; rm /data/deep/er/b; touch /fresh')
    expect(await compare(first, { kind: 'container', id: 'web' })).toEqual([
      'A /fresh',
      'C /data',
      'C /data/a',
      'C /data/deep',
      'C /data/deep/er',
      'D /data/deep/er/b',
    ])
    // Backwards: what was added is gone.
    expect(await compare(second, { kind: 'image', image: first })).toEqual(
      expect.arrayContaining(['D /new', 'A /gone', 'A /gone/in/c', 'A /bin/vi']),
    )
    expect(app.engine.diagnostics().openStreams).toBe(0)
  })

  test('ends with its reader, and says so when the engine is killed in the middle', async () => {
    await docker('run', '--name', 'web', 'busybox', 'sh', '-c', 'head -c 200000000 /dev/zero > /big')
    const first = await save('web', 'first')
    const question = { from: first, to: { kind: 'image', image: 'busybox' } } as const
    const left = await app.savePoints.compare(question, call)
    const waiting = left.next()
    await left.return?.()
    await waiting.catch(() => undefined)
    await expect.poll(() => app.engine.diagnostics().openStreams).toBe(0)

    const cut = await app.savePoints.compare(question, call)
    const reading = (async () => {
      for await (const _ of cut);
    })()
    const failure = faultOf(reading)
    // Without a pause in between: what is compared is read within a moment.
    await expect.poll(() => app.engine.diagnostics().openStreams, { interval: 1 }).toBe(1)
    await ground.engine.kill()
    expect((await failure).code).toBe('unreachable')
    expect(app.engine.diagnostics().openStreams).toBe(0)
    await ground.engine.start()
    await app.engine.ready(AbortSignal.timeout(20_000))
  })
})
