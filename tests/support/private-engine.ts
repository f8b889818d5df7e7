import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { claimBridge } from './bridges.ts'
import { type Docker, dockerCli, type DockerTarget } from './docker-cli.ts'
import { isAlive, identityOf, signal } from './processes.ts'
import { createRunFolder, removeRun } from './run-folder.ts'

export interface PrivateEngineOptions {
  /** `http://127.0.0.1:PORT`, asked before Docker Hub. */
  readonly mirror?: string
  /** More for dockerd's environment: proxy and trusted certificates. */
  readonly environment?: Readonly<Record<string, string>>
  /** More for dockerd's `daemon.json`. */
  readonly config?: Readonly<Record<string, unknown>>
  /**
   * Lets dockerd write the machine's firewall. Off: ports are published by docker-proxy on loopback all the same,
   * and engines side by side do not delete each other's chains, which a starting dockerd does.
   */
  readonly firewall?: boolean
  /** The run's folder; a new one when none is given. */
  readonly folder?: string
}

/** A dockerd of one run's own. Works on files alone, so any process that knows the folder can hold it. */
export interface PrivateEngine extends DockerTarget {
  readonly folder: string
  readonly socket: string
  readonly docker: Docker
  /** What dockerd wrote so far. */
  readonly log: () => string
  readonly start: () => Promise<void>
  /** SIGTERM and waits for the end: containers are stopped too. */
  readonly stop: () => Promise<void>
  readonly restart: () => Promise<void>
  /** SIGKILL of dockerd alone: nothing is tidied up, the socket file stays. */
  readonly kill: () => Promise<void>
  /** SIGSTOP: the engine hangs and its socket still takes connections. */
  readonly freeze: () => void
  readonly thaw: () => void
  /** Ends everything and removes the run's folder. */
  readonly dispose: () => Promise<void>
}

const pidFile = 'dockerd.pid'
const environmentSchema = z.record(z.string(), z.string())
const startDeadline = 90_000

/** Starts a dockerd with its own socket, data, bridge and subnet beside any other that runs on the machine. */
export async function startPrivateEngine(options: PrivateEngineOptions = {}): Promise<PrivateEngine> {
  const folder = options.folder ?? createRunFolder()
  mkdirSync(join(folder, 'config'), { recursive: true })
  writeFileSync(join(folder, 'config/config.json'), '{}')
  const firewall = options.firewall === true
  const bridge = claimBridge(folder)
  const config = {
    hosts: [`unix://${join(folder, 'docker.sock')}`],
    'data-root': join(folder, 'data'),
    'exec-root': join(folder, 'exec'),
    pidfile: join(folder, pidFile),
    'shutdown-timeout': 5,
    bridge: bridge.name,
    'default-address-pools': [bridge.addressPool],
    'registry-mirrors': options.mirror === undefined ? [] : [options.mirror],
    iptables: firewall,
    'ip-masq': firewall,
    ...options.config,
  }
  writeFileSync(join(folder, 'daemon.json'), JSON.stringify(config))
  writeFileSync(join(folder, 'environment.json'), JSON.stringify(options.environment ?? {}))
  const engine = privateEngineIn(folder)
  await engine.start()
  return engine
}

/** The engine of a run folder that this or another process started. */
export function privateEngineIn(folder: string): PrivateEngine {
  const socket = join(folder, 'docker.sock')
  const target: DockerTarget = { host: `unix://${socket}`, configFolder: join(folder, 'config') }
  const stop = () => endDaemon(folder, 'SIGTERM')
  return {
    ...target,
    folder,
    socket,
    docker: dockerCli(target),
    log: () => readFileSync(join(folder, 'dockerd.log'), 'utf8'),
    start: () => startDaemon(folder, socket),
    stop,
    restart: async () => {
      await stop()
      await startDaemon(folder, socket)
    },
    kill: () => endDaemon(folder, 'SIGKILL'),
    freeze: () => signalDaemon(folder, 'SIGSTOP'),
    thaw: () => signalDaemon(folder, 'SIGCONT'),
    dispose: async () => {
      await removeContainers(folder, socket, dockerCli(target))
      await stop()
      removeRun(folder)
    },
  }
}

async function startDaemon(folder: string, socket: string): Promise<void> {
  if (daemonPid(folder) !== null) return
  // After a SIGKILL both are stale, and dockerd believes them as long as any process, even a zombie, has the number.
  for (const stale of [pidFile, 'exec/containerd/containerd.pid'])
    rmSync(join(folder, stale), { force: true })
  const environment = environmentSchema.parse(
    JSON.parse(readFileSync(join(folder, 'environment.json'), 'utf8')),
  )
  const log = openSync(join(folder, 'dockerd.log'), 'a')
  const daemon = spawn('dockerd', ['--config-file', join(folder, 'daemon.json')], {
    stdio: ['ignore', log, log],
    detached: true,
    env: { ...withoutProxies(), ...environment },
  })
  closeSync(log)
  const end = { reason: '' }
  daemon.once('error', (error) => (end.reason = error.message))
  daemon.once('exit', (code) => (end.reason ||= `dockerd ended with code ${code}.`))
  daemon.unref()
  for (const deadline = Date.now() + startDeadline; end.reason === ''; await delay(50)) {
    if (await answers(socket)) return
    if (Date.now() > deadline) end.reason = 'dockerd did not answer.'
  }
  throw new Error(`${end.reason}\n${lastLines(join(folder, 'dockerd.log'))}`)
}

/** A test may leave containers running: ended by force here, they do not hold up dockerd's own stop. */
async function removeContainers(folder: string, socket: string, docker: Docker): Promise<void> {
  signalDaemon(folder, 'SIGCONT')
  if (!(await answers(socket))) return
  try {
    const ids = (await docker('ps', '--all', '--quiet')).split('\n').filter(Boolean)
    if (ids.length > 0) await docker('rm', '--force', '--volumes', ...ids)
  } catch {
    // removeRun ends what is left.
  }
}

async function endDaemon(folder: string, name: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const pid = daemonPid(folder)
  const identity = pid === null ? null : identityOf(pid)
  if (identity === null) return
  signal(identity.pid, 'SIGCONT')
  signal(identity.pid, name)
  for (const end = Date.now() + 20_000; isAlive(identity); await delay(50)) {
    if (Date.now() > end) signal(identity.pid, 'SIGKILL')
  }
}

function signalDaemon(folder: string, name: NodeJS.Signals): void {
  const pid = daemonPid(folder)
  if (pid !== null) signal(pid, name)
}

function daemonPid(folder: string): number | null {
  const file = join(folder, pidFile)
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8'))
  const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : ''
  return command.includes(folder) ? pid : null
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const ping = request({ socketPath: socket, path: '/_ping', timeout: 2000, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    ping.once('timeout', () => ping.destroy())
    ping.once('error', () => resolve(false))
    ping.end()
  })
}

function withoutProxies(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(https?|no|all)_proxy$/i.test(name)),
  )
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-15).join('\n') : ''
}
