import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { z } from 'zod'
import { attachInput, execInput, runInput } from '#shared/contract/terminal.ts'
import type { TerminalOpened } from '#shared/contract/terminal.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import * as dockerCommand from '#shared/docker-command/terminal.ts'
import { createEngine } from '../../src/main/engine/connection.ts'
import { createTerminal } from '../../src/main/services/terminal.ts'
import { call, faultOf } from '../support/app-on-ground.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { type LaneReading, takeLane } from '../support/terminal-lane.ts'

const { docker } = ground
const engine = createEngine({ env: ground.environment })
const terminal = createTerminal(engine)
const { implementation } = terminal
const size = { columns: 80, rows: 24 }

/** Whatever is opened gives its lane to the test. */
async function taken(opening: Promise<TerminalOpened>): Promise<LaneReading & TerminalOpened> {
  const opened = await opening
  return { ...opened, ...takeLane(terminal.lanes, opened.lane) }
}
const shell = (input: Partial<z.input<typeof execInput>> & { id: string }) =>
  taken(implementation.exec(execInput.parse({ size, ...input }), call))
const command = (input: z.input<typeof runInput>) => taken(implementation.run(runInput.parse(input), call))
const attach = (input: Partial<z.input<typeof attachInput>> & { id: string }) =>
  taken(implementation.attach(attachInput.parse({ size, ...input }), call))

const sleeper = ['busybox', 'sh', '-c', 'trap "exit 7" TERM; sleep 2147483647 & wait']
const processes = async (name: string): Promise<string> => docker('top', name, '-o', 'pid,args')

/** The docker CLI under a terminal, typed at once it has begun. */
async function underTerminal(
  argv: readonly string[],
  typed: string,
  later?: { readonly after: RegExp; readonly typed: string },
) {
  const child = spawn('script', ['-qfec', shellLine(argv), '/dev/null'], { env: ground.environment })
  let output = ''
  child.stdout.on('data', (bytes: Buffer) => {
    if (output === '') child.stdin.write(typed)
    const seen = later?.after.test(output) === true
    output += bytes.toString()
    if (!seen && later?.after.test(output) === true) child.stdin.write(later.typed)
  })
  const [code] = await once(child, 'close')
  return { code: Number(code), output }
}

const eventually = (look: () => unknown): Promise<void> =>
  vi.waitFor(async () => void (await look()), { timeout: 20_000, interval: 100 })

/** Nothing is open any more: no program, and no stream but those that were there before. */
async function nothingLeft(): Promise<void> {
  await vi.waitFor(
    () => {
      expect(terminal.count()).toBe(0)
      expect(engine.diagnostics().openStreams).toBe(0)
    },
    { timeout: 10_000 },
  )
}

beforeAll(async () => {
  await docker('pull', 'busybox')
  await engine.ready(AbortSignal.timeout(10_000))
})

afterEach(async () => {
  ground.engine.thaw()
  await ground.engine.start()
  await emptyEngine(docker)
})

afterAll(async () => {
  await terminal.close()
  await engine.close()
})

describe('a shell', () => {
  test('is found, takes user, directory, environment and size, and ends with its code', async () => {
    await docker('run', '-d', '--name', 'box', ...sleeper)
    expect(await implementation.shells({ id: 'box' }, call)).toEqual(['/bin/ash', '/bin/sh'])
    const env = [{ name: 'GREETING', value: '안녕 = "hi"' }]
    const one = await shell({ id: 'box', user: '1:1', workingDir: '/tmp', env })
    expect(one).toMatchObject({ command: ['/bin/ash'], tty: true, input: true })
    one.type('echo "<$(id -u)$PWD $GREETING>"; stty size\n')
    await one.until('<1/tmp 안녕 = "hi">')
    await one.until(/24 80\r/)
    one.resize(132, 43)
    await eventually(() => {
      one.type('stty size\n')
      expect(one.output()).toMatch(/43 132\r/)
    })
    one.type('exit 3\n')
    expect(await one.end).toEqual({ how: 'exited', code: 3 })
    const theirs = await underTerminal(
      dockerCommand.exec({ id: 'box', user: '1:1', workingDir: '/tmp', env, command: ['/bin/ash'] }),
      'echo "<$(id -u)$PWD $GREETING>"\nexit 3\n',
    )
    expect(theirs).toMatchObject({ code: 3, output: expect.stringContaining('<1/tmp 안녕 = "hi">') })
    await nothingLeft()
  })

  test('leaves nothing in its container when it is closed, whatever ran in it', async () => {
    await docker('run', '-d', '--name', 'box', ...sleeper)
    const before = (await processes('box')).split('\n').length
    const plain = await shell({ id: 'box' })
    plain.type('sleep 1111 &\nvi\n')
    const stubborn = await shell({ id: 'box', user: '1' })
    stubborn.type("trap '' HUP; echo deaf\n")
    const neighbour = await shell({ id: 'box' })
    neighbour.type('echo here; setsid sleep 3333 &\n')
    await stubborn.until(/^deaf/m)
    await neighbour.until(/^here/m)
    await eventually(async () => expect(await processes('box')).toMatch(/1111[^]*3333/))
    plain.leave()
    stubborn.leave()
    await eventually(async () => expect(await processes('box')).not.toMatch(/1111|vi$|ash[^]*ash/m))
    neighbour.type('echo still $((20 + 2))\n')
    await neighbour.until('still 22')
    neighbour.leave()
    await nothingLeft()
    // What left the terminal by itself stays, as a daemon does everywhere.
    expect((await processes('box')).split('\n')).toHaveLength(before + 1)
    expect(await processes('box')).toContain('3333')
  })

  test('is not found where there is none, and a command is said to be wrong by the engine', async () => {
    const context = await mkdtemp(join(tmpdir(), 'quayside-no-shell-'))
    await writeFile(
      join(context, 'Dockerfile'),
      'FROM busybox AS all\nFROM scratch\nCOPY --from=all /bin/busybox /busybox\n',
    )
    await docker('build', '--quiet', '--tag', 'bare', context)
    await rm(context, { recursive: true })
    await docker('run', '-d', '--name', 'bare', 'bare', '/busybox', 'sleep', '1000')
    expect(await implementation.shells({ id: 'bare' }, call)).toEqual([])
    expect(await faultOf(shell({ id: 'bare' }))).toMatchObject({ detail: { reason: 'no-shell' } })
    const one = await command({ id: 'bare', command: ['/busybox', 'echo', 'without a shell'] })
    expect(one.staysBehind).toBe(true)
    expect(await one.end).toEqual({ how: 'exited', code: 0 })
    expect(one.output()).toBe('without a shell\n')
    const missing = await command({ id: 'bare', command: ['/no-such'] }).then(
      (it) => it.end,
      () => null,
    )
    expect(missing === null || missing.how === 'exited').toBe(true)
    expect(await faultOf(shell({ id: 'nobody' }))).toMatchObject({ code: 'not-found' })
    await docker('stop', '-t', '0', 'bare')
    expect(await faultOf(shell({ id: 'bare', command: ['/busybox'] }))).toMatchObject({ code: 'conflict' })
    await nothingLeft()
  })

  test('that is closed during a pause is ended when the pause is over', async () => {
    await docker('run', '-d', '--name', 'box', ...sleeper)
    const one = await shell({ id: 'box' })
    const long = await command({ id: 'box', command: ['sleep', '4444'] })
    expect([one.staysBehind, long.staysBehind]).toEqual([false, false])
    one.type('sleep 5555\n')
    await eventually(async () => expect(await processes('box')).toMatch(/4444[^]*5555|5555[^]*4444/))
    await docker('pause', 'box')
    one.leave()
    long.leave()
    await nothingLeft()
    expect(await processes('box')).toContain('5555')
    await docker('unpause', 'box')
    await eventually(async () => expect(await processes('box')).not.toMatch(/4444|5555|ash/))
  })

  test('that nobody shows waits in its write, and goes on where it was', async () => {
    await docker('run', '-d', '--name', 'box', ...sleeper)
    const one = await shell({ id: 'box' })
    await one.until('/ # ')
    one.acknowledge(false)
    one.type('i=0; while [ $i -lt 40000 ]; do i=$((i + 1)); echo "line $i"; done; echo "all of it"\n')
    let last = -1
    await eventually(() => {
      const stands = one.bytes() === last && last > 10_000
      last = one.bytes()
      expect(stands).toBe(true)
    })
    expect(one.bytes()).toBeLessThan(300_000)
    one.acknowledge(true)
    const all = await one.until(/^all of it/m)
    expect([...all.matchAll(/^line (\d+)\r$/gm)].map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 40_000 }, (_, index) => index + 1),
    )
    one.acknowledge(false)
    one.type('yes\n')
    await eventually(() => expect(one.bytes()).toBeGreaterThan(all.length + 50_000))
    one.leave()
    await nothingLeft()
    expect(await processes('box')).not.toContain('yes')
  })
})

describe('a command', () => {
  test('tells stdout from stderr and its code, and is ended by leaving', async () => {
    await docker('run', '-d', '--name', 'box', ...sleeper)
    const one = await command({
      id: 'box',
      command: ['sh', '-c', 'echo out; echo err >&2; echo "$ANSWER" "$PWD"; exit 5'],
      workingDir: '/tmp',
      env: [{ name: 'ANSWER', value: '42' }],
    })
    expect(await one.end).toEqual({ how: 'exited', code: 5 })
    expect([one.output(), one.errors()]).toEqual(['out\n42 /tmp\n', 'err\n'])
    // The command that is shown does the same.
    const [, ...shown] = dockerCommand.run({
      id: 'box',
      command: ['sh', '-c', 'echo "$ANSWER" "$PWD"; id -u'],
      user: '1:1',
      workingDir: '/tmp',
      env: [{ name: 'ANSWER', value: 'a b' }],
    })
    expect(await docker(...shown)).toBe('a b /tmp\n1')
    const long = await command({ id: 'box', command: ['sh', '-c', 'echo begun; sleep 4444'] })
    await long.until('begun')
    long.leave()
    await nothingLeft()
    expect(await processes('box')).not.toContain('4444')
  })
})

describe('the main process', () => {
  test('is attached to, left with the keys, and left running when the page goes', async () => {
    await docker('create', '-it', '--name', 'box', 'busybox', 'sh')
    expect(dockerCommand.attach({ id: 'box', start: true })).toEqual(['docker', 'start', '-ai', 'box'])
    const one = await attach({ id: 'box', start: true })
    await one.until('/ # ')
    one.type('echo $((40 + 2)); stty size\n')
    await one.until('42\r')
    await one.until(/24 80\r/)
    one.type('\u0010\u0011')
    expect(await one.end).toEqual({ how: 'detached' })
    const [program, ...words] = dockerCommand.attach({ id: 'box', detachKeys: 'ctrl-x,x' })
    const byHand = { after: /^by hand/m, typed: '\u0018x' }
    const theirs = await underTerminal([program ?? '', ...words], 'echo by hand\n', byHand)
    expect(theirs.output).toMatch(byHand.after)
    const again = await attach({ id: 'box', detachKeys: 'ctrl-x,x' })
    again.type('echo once more\n')
    await again.until(/^once more/m)
    again.leave()
    await nothingLeft()
    expect(await docker('inspect', '--format', '{{.State.Running}}', 'box')).toBe('true')
    const last = await attach({ id: 'box' })
    last.type('exit 9\n')
    expect(await last.end).toEqual({ how: 'stopped', code: 9 })
    await nothingLeft()
  })

  test('started attached, misses no first line; input reaches it without a terminal too', async () => {
    await docker(
      'create',
      '-i',
      '--name',
      'box',
      'busybox',
      'sh',
      '-c',
      'echo first; echo second >&2; read line; echo "got $line"; exit 4',
    )
    expect(await faultOf(attach({ id: 'box' }))).toMatchObject({ code: 'conflict' })
    const one = await attach({ id: 'box', start: true })
    expect(one).toMatchObject({ tty: false, input: true, endsInput: true })
    await one.until('first\n')
    one.type('안녕\n')
    expect(await one.end).toEqual({ how: 'stopped', code: 4 })
    expect([one.output(), one.errors()]).toEqual(['first\ngot 안녕\n', 'second\n'])
    await docker('create', '--name', 'wrong', 'busybox', '/no-such')
    expect((await faultOf(attach({ id: 'wrong', start: true }))).message).toContain('no-such')
    await nothingLeft()
  })
})

describe('the end', () => {
  test('of a container that stops or is removed is no exit', async () => {
    await docker('run', '-d', '--name', 'one', ...sleeper)
    await docker('run', '-d', '--name', 'two', ...sleeper)
    const [inOne, toOne, inTwo] = [
      await shell({ id: 'one' }),
      await attach({ id: 'one' }),
      await shell({ id: 'two' }),
    ]
    await inOne.until('/ # ')
    await inTwo.until('/ # ')
    await docker('stop', 'one')
    expect(await inOne.end).toEqual({ how: 'stopped', code: 7 })
    expect(await toOne.end).toEqual({ how: 'stopped', code: 7 })
    await docker('rm', '--force', 'two')
    // It is killed first and removed then: an answer between the two knows its code.
    expect([{ how: 'removed' }, { how: 'stopped', code: 137 }]).toContainEqual(await inTwo.end)
    await nothingLeft()
  })

  test('of the engine is neither an exit nor a detachment, and a hung engine is no end at all', async () => {
    await docker('run', '-d', '--name', 'box', ...sleeper)
    const [one, main] = [await shell({ id: 'box' }), await attach({ id: 'box' })]
    await one.until('/ # ')
    ground.engine.freeze()
    one.type('echo later\n')
    await vi.waitFor(() => expect(engine.status().state).not.toBe('ready'), { timeout: 30_000 })
    expect(one.output()).not.toContain('later\r\nlater')
    ground.engine.thaw()
    await one.until(/^later/m)
    await ground.engine.kill()
    expect(await one.end).toMatchObject({ how: 'engine' })
    expect(await main.end).toMatchObject({ how: 'engine' })
    await nothingLeft()
  })
})

test('a lane is good once, for its page alone, and ends its program when nobody takes it', async () => {
  await docker('run', '-d', '--name', 'box', ...sleeper)
  const opened = await implementation.exec(execInput.parse({ id: 'box', size }), call)
  expect(() => takeLane(terminal.lanes, opened.lane, 'another')).toThrow('no such lane')
  expect(() => takeLane(terminal.lanes, `${opened.lane}x`)).toThrow('no such lane')
  const lane = takeLane(terminal.lanes, opened.lane)
  expect(() => takeLane(terminal.lanes, opened.lane)).toThrow('no such lane')
  lane.leave()
  await implementation.exec(execInput.parse({ id: 'box', size }), call)
  await terminal.close()
  await nothingLeft()
  expect(await processes('box')).not.toContain('ash')
})
