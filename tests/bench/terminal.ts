import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { Page } from '@playwright/test'
import { WebSocket } from 'ws'
import type { Contract } from '#shared/contract/index.ts'
import { inputFrames, laneFrame } from '#shared/terminal-frames.ts'
import type { BrowserHost } from '../support/browser-host.ts'
import { type Figure, median, percentile } from './figure.ts'
import { onStage, settle, type Stage } from './stage.ts'

const container = 'bench-0000'
const rounds = 10
const keysARound = 40
const interrupts = 12

/** A key and its echo: the app's lane through the whole browser host beside `docker exec -it`; and Ctrl+C under `yes`. */
export function run(): Promise<readonly Figure[]> {
  return onStage({ containers: 1, running: true, direct: true }, async (stage) => [
    await echoFigure(stage),
    ...(await floodFigures(stage)),
  ])
}

/** A program that echoes, as the kernel's terminal does for `cat`. */
interface Echo {
  /** Milliseconds from a key to its echo. */
  readonly press: () => Promise<number>
  readonly close: () => void
}

async function echoFigure(stage: Stage): Promise<Figure> {
  const [theirs, ours] = [await openCli(stage), await openLane(stage.host)]
  const samples = { theirs: new Array<number>(), ours: new Array<number>() }
  for (let round = 0; round < rounds; round += 1) {
    for (let key = 0; key < keysARound; key += 1) samples.theirs.push(await theirs.press())
    for (let key = 0; key < keysARound; key += 1) samples.ours.push(await ours.press())
  }
  theirs.close()
  ours.close()
  const [cli, app] = [median(samples.theirs), median(samples.ours)]
  return {
    name: 'terminal: echo of a key, over docker exec -it',
    value: Math.round((app / cli) * 100) / 100,
    limit: 1.5,
    unit: '×',
    behind: `app ${app.toFixed(2)} ms, CLI ${cli.toFixed(2)} ms, ${rounds} × ${keysARound} keys each in turn`,
  }
}

/** The CLI under a terminal of its own, which `script` makes. */
async function openCli({ ground }: Stage): Promise<Echo> {
  const child = spawn('script', ['-qfec', `docker exec -it ${container} cat`, '/dev/null'], {
    env: ground.environment,
  })
  const echo = echoOf((listener) => child.stdout.on('data', listener))
  const press = () => echo(() => child.stdin.write('k'))
  // What comes first is the CLI's own start.
  await press()
  return { press, close: () => child.kill() }
}

/** As a page does it: in by a code, a call that opens the terminal, and its lane. */
async function openLane(host: BrowserHost): Promise<Echo> {
  const { origin, hash } = new URL(await host.address())
  const answer = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code: hash.replace('#code=', '') }),
  })
  const { token }: { token: string } = JSON.parse(await answer.text())
  const socketOf = (path: string, ...more: readonly string[]): WebSocket =>
    new WebSocket(`${origin.replace('http', 'ws')}${path}`, ['quayside', `token.${token}`, ...more], {
      origin,
    })
  const calls = socketOf('/rpc')
  await once(calls, 'open')
  const api: ContractRouterClient<Contract> = createORPCClient(new RPCLink({ websocket: Object(calls) }))
  const size = { columns: 80, rows: 24 }
  const { lane } = await api.terminal.exec({ id: container, command: ['cat'], size })
  const socket = socketOf('/terminal', `lane.${lane}`)
  await once(socket, 'open')
  const key = inputFrames(Buffer.from('k'))[0] ?? new Uint8Array()
  const echo = echoOf((listener) =>
    socket.on('message', (frame: Buffer) => {
      if (frame[0] === laneFrame.output) listener(frame)
    }),
  )
  const press = () => echo(() => socket.send(key))
  await press()
  return {
    press,
    close: () => {
      socket.close()
      calls.close()
    },
  }
}

const unheard = (): void => undefined

function echoOf(onBytes: (listener: (bytes: Buffer) => void) => void) {
  let heard = unheard
  onBytes((bytes) => {
    if (bytes.includes('k')) heard()
  })
  return (press: () => void): Promise<number> =>
    new Promise((resolve) => {
      const begun = performance.now()
      heard = () => resolve(performance.now() - begun)
      press()
    })
}

/** In the page, with all that draws: how long frames are while `yes` runs, and how long Ctrl+C takes to the prompt. */
async function floodFigures({ page }: Stage): Promise<readonly Figure[]> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `/containers/${container}/terminal`)
  const screen = page.locator('.xterm-rows')
  await screen.getByText('/ #').waitFor()
  const answers: number[] = []
  const frames: number[] = []
  for (let round = 0; round < interrupts; round += 1) {
    await page.keyboard.type('yes\n')
    await screen.getByText('y', { exact: true }).first().waitFor()
    frames.push(...(await frameTimes(page, 1000)))
    answers.push(await untilPrompt(page, () => page.keyboard.press('Control+c')))
    await settle(100)
  }
  const slow = frames.filter((time) => time > 50).length
  return [
    {
      name: 'terminal: Ctrl+C under yes, to the prompt on screen',
      value: Math.round(median(answers)),
      limit: 100,
      unit: 'ms',
      behind: `median of ${interrupts}; p95 ${Math.round(percentile(answers, 0.95))} ms`,
    },
    {
      name: 'terminal: frames over 50 ms under yes',
      value: slow,
      limit: 0,
      unit: 'frames',
      behind: `of ${frames.length}; longest ${Math.round(Math.max(...frames))} ms, median ${Math.round(median(frames))} ms`,
    },
  ]
}

function frameTimes(page: Page, duration: number): Promise<number[]> {
  return page.evaluate(
    (wanted) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = []
        const begun = performance.now()
        let last = begun
        const frame = (): void => {
          const now = performance.now()
          times.push(now - last)
          last = now
          if (now - begun > wanted) resolve(times.slice(1))
          else requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      }),
    duration,
  )
}

/** Milliseconds from the key's own event in the page, so that no round trip of the bench is counted. */
async function untilPrompt(page: Page, press: () => Promise<void>): Promise<number> {
  // Waits until the page listens: a busy page takes keys before it takes orders.
  const answered = await page.evaluateHandle(() => ({
    time: new Promise<number>((resolve) => {
      const pressed = (event: KeyboardEvent): void => {
        if (event.key !== 'c') return
        window.removeEventListener('keydown', pressed, true)
        const begun = performance.now()
        const look = (): void => {
          const text = document.querySelector('.xterm-rows')?.textContent.trimEnd() ?? ''
          if (/\/\s#$/.test(text)) resolve(performance.now() - begun)
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }
      window.addEventListener('keydown', pressed, true)
    }),
  }))
  await press()
  return answered.evaluate(({ time }) => time)
}
