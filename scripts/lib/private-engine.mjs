import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { enginePrograms, installPrograms } from './debian.mjs'
import { holdEnding } from './ending.mjs'
import { hasProgram, run } from './run.mjs'
import { giveUp, say } from './say.mjs'

const bridge = 'quayside0'
const subnets = Array.from({ length: 16 }, (_, index) => `172.${16 + index}.251.1/24`).toReversed()
const startLimit = 60_000

/**
 * For `--with-engine`: null when an engine is reachable as it is, else `{ host, stop, asked }` of a private one;
 * `asked` is aborted when this script is asked to end, which it does no more without stopping the engine.
 * Its data stays under the person's data folder, so images are there again the next time.
 */
export async function bringEngine() {
  if (await engineIsReachable()) {
    say('An engine is reachable already: using that one.')
    return null
  }
  const problem = await installPrograms(enginePrograms)
  if (problem !== null) giveUp(problem)
  if (process.getuid?.() !== 0)
    giveUp('--with-engine needs root: dockerd runs as root. Start an engine yourself instead.')
  const folder = join(process.env.XDG_DATA_HOME || join(homedir(), '.local/share'), 'quayside/engine')
  const socket = join(folder, 'docker.sock')
  const asked = holdEnding()
  const engine = { host: `unix://${socket}`, stop: () => stopEngine(folder), asked }
  if (await answers(socket)) {
    say('Using the private engine that an earlier start left running.')
    return engine
  }
  await startEngine(folder, socket, asked)
  say(`Private engine: ${engine.host} (stopped when Quayside ends; its data stays in ${folder})`)
  return engine
}

/** The CLI knows DOCKER_HOST and contexts; without it only the system's own socket can be meant. */
async function engineIsReachable() {
  if (!hasProgram('docker')) return answers('/var/run/docker.sock')
  const { code } = await run('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 5000 })
  return code === 0
}

async function startEngine(folder, socket, asked) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const stale of ['dockerd.pid', 'exec/containerd/containerd.pid'])
    rmSync(join(folder, stale), { force: true })
  const config = {
    hosts: [`unix://${socket}`],
    'data-root': join(folder, 'data'),
    'exec-root': join(folder, 'exec'),
    pidfile: join(folder, 'dockerd.pid'),
    bridge: await makeBridge(),
  }
  writeFileSync(join(folder, 'daemon.json'), JSON.stringify(config))
  const log = openSync(join(folder, 'dockerd.log'), 'w')
  // Detached: Ctrl-C is for Quayside, which then stops the engine itself.
  const daemon = spawn('dockerd', ['--config-file', join(folder, 'daemon.json')], {
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  let ended = false
  daemon.once('error', () => (ended = true)).once('exit', () => (ended = true))
  daemon.unref()
  const deadline = Date.now() + startLimit
  while (!(await answers(socket))) {
    if (asked.aborted) {
      await stopEngine(folder, daemon.pid)
      process.exit(130)
    }
    if (ended || Date.now() > deadline) {
      await stopEngine(folder, daemon.pid)
      const words = readFileSync(join(folder, 'dockerd.log'), 'utf8').trim().split('\n').slice(-5).join('\n')
      giveUp(`The private engine did not start:\n${words}`)
    }
    await delay(100)
  }
}

/** A bridge of its own, so that docker0 is left to an engine that may come later. */
async function makeBridge() {
  const { output } = await run('ip', ['-4', '-o', 'route', 'show'])
  const free = subnets.find((subnet) => !output.includes(subnet.replace(/\d+\.1\/24$/, '')))
  await run('ip', ['link', 'add', bridge, 'type', 'bridge'])
  await run('ip', ['addr', 'add', free ?? subnets[0], 'dev', bridge])
  await run('ip', ['link', 'set', bridge, 'up'])
  return bridge
}

/** An engine that only begins has no pid file yet; then its pid is given. */
async function stopEngine(folder, begun) {
  const file = join(folder, 'dockerd.pid')
  const pid = begun ?? (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0)
  const command = `/proc/${pid}/cmdline`
  const alive = () => existsSync(command) && readFileSync(command, 'utf8').includes(folder)
  if (alive()) process.kill(pid, 'SIGTERM')
  for (const deadline = Date.now() + 30_000; alive() && Date.now() < deadline;) await delay(100)
  await run('ip', ['link', 'delete', bridge])
}

function answers(socket) {
  return new Promise((resolve) => {
    const ping = request({ socketPath: socket, path: '/_ping', timeout: 2000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    ping.once('timeout', () => ping.destroy())
    ping.once('error', () => resolve(false))
    ping.end()
  })
}
