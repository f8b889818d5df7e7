import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import Dockerode from 'dockerode'
import playwrightConfig from '../../playwright.config.ts'
import { type BrowserHost, startBrowserHost } from '../support/browser-host.ts'
import { type ChaosProxy, startChaosProxy } from '../support/chaos-proxy.ts'
import { type Ground, startGround } from '../support/ground.ts'

/** Quayside with one page open, on a private engine reached through a proxy that can be watched and closed. */
export interface Stage {
  readonly ground: Ground
  readonly engine: Dockerode
  readonly proxy: ChaosProxy
  readonly host: BrowserHost
  readonly page: Page
  readonly browserPid: number
}

interface Scene {
  readonly containers: number
  readonly running: boolean
  /** The proxy lets nothing through until the bench says so. */
  readonly closed?: boolean
  /** The host goes to the engine itself: for what is timed in milliseconds. */
  readonly direct?: boolean
}

const launch = playwrightConfig.projects?.[0]?.use?.launchOptions ?? {}

/** Sets the scene, plays it and takes everything down again. */
export async function onStage<Result>(
  scene: Scene,
  play: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const ground = await startGround()
  const proxy = await startChaosProxy(ground.engine.socket, join(ground.folder, 'proxy.sock'))
  const engine = new Dockerode(socketOptions(ground.engine.socket))
  const server = await chromium.launchServer(launch)
  let host: BrowserHost | undefined
  try {
    await ground.docker('pull', '--quiet', 'busybox')
    await createContainers(engine, scene)
    if (scene.closed === true) proxy.disturb({ kind: 'refuse' })
    host = await startBrowserHost({
      folder: ground.folder,
      environment:
        scene.direct === true ? ground.environment : { ...ground.environment, DOCKER_HOST: proxy.host },
    })
    const browser = await chromium.connect(server.wsEndpoint())
    const page = await browser.newPage({ viewport: { width: 1320, height: 820 }, locale: 'en-US' })
    await page.goto(await host.address())
    await page.getByRole('main').waitFor()
    return await play({ ground, engine, proxy, host, page, browserPid: server.process().pid ?? 0 })
  } finally {
    await server.close()
    await host?.stop()
    await proxy.close()
    await ground.dispose()
  }
}

// docker-modem takes DOCKER_HOST over a given socket path unless host and port are named as absent.
function socketOptions(socketPath: string): Dockerode.DockerOptions {
  const absent = { host: undefined, port: undefined }
  return { ...absent, socketPath, protocol: 'http' } as Dockerode.DockerOptions
}

async function createContainers(engine: Dockerode, { containers, running }: Scene): Promise<void> {
  const width = 8
  const names = Array.from({ length: containers }, (_, index) => `bench-${String(index).padStart(4, '0')}`)
  await Promise.all(
    Array.from({ length: width }, async (_, lane) => {
      for (let index = lane; index < names.length; index += width) {
        const created = await engine.createContainer({
          Image: 'busybox',
          name: names[index] ?? '',
          Cmd: ['sleep', '2147483647'],
          HostConfig: { NetworkMode: 'none' },
        })
        if (running) await created.start()
      }
    }),
  )
}

/** CPU seconds that a process and all below it have used, by /proc. */
export function cpuSeconds(pid: number): number {
  const ticksPerSecond = 100
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat !== null)
  const below = (parent: number): number =>
    children
      .filter((child) => child.parent === parent)
      .reduce((sum, child) => sum + child.ticks + below(child.pid), 0)
  return ((statOf(pid)?.ticks ?? 0) + below(pid)) / ticksPerSecond
}

function statOf(pid: number): { pid: number; parent: number; ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces: the fields begin after it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { pid, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }
  } catch {
    return null
  }
}

export const settle = (milliseconds: number): Promise<void> => delay(milliseconds)
