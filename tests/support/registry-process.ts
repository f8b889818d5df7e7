import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from './loopback.ts'

export interface RegistryProcess {
  readonly port: number
  readonly close: () => Promise<void>
}

export interface RegistryProcessOptions {
  /** Where the blobs are; by default a folder beside the config. */
  readonly storage?: string
  /** With one, everything needs a login. */
  readonly htpasswd?: string
}

/** Runs Debian's docker-registry on a free loopback port, with a config of its own in `folder`. */
export async function serveRegistry(
  folder: string,
  options: RegistryProcessOptions = {},
): Promise<RegistryProcess> {
  const storage = options.storage ?? join(folder, 'storage')
  mkdirSync(folder, { recursive: true })
  mkdirSync(storage, { recursive: true })
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const configFile = join(folder, 'config.json')
    const auth = options.htpasswd === undefined ? {} : htpasswdAuth(folder, options.htpasswd)
    // JSON is YAML.
    writeFileSync(configFile, JSON.stringify({ ...registryConfig(storage, port), ...auth }))
    const log = openSync(join(folder, 'log'), 'a')
    const child = spawn('docker-registry', ['serve', configFile], {
      stdio: ['ignore', log, log],
      detached: true,
    })
    closeSync(log)
    const ended = once(child, 'exit').catch(() => undefined)
    if (await listens(port, () => child.exitCode === null && child.pid !== undefined)) {
      child.unref()
      return {
        port,
        close: async () => {
          // Waiting for its end must hold the process again.
          child.ref()
          child.kill('SIGKILL')
          await ended
        },
      }
    }
    child.kill('SIGKILL')
    // The port may have been taken between the look and the start.
    if (attempt === 3)
      throw new Error(`docker-registry did not start.\n${readFileSync(join(folder, 'log'), 'utf8')}`)
  }
}

function registryConfig(storage: string, port: number) {
  return {
    version: '0.1',
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: storage }, delete: { enabled: true } },
    http: { addr: `127.0.0.1:${port}`, headers: { 'X-Content-Type-Options': ['nosniff'] } },
  }
}

function htpasswdAuth(folder: string, line: string) {
  writeFileSync(join(folder, 'htpasswd'), `${line}\n`)
  return { auth: { htpasswd: { realm: 'Registry', path: join(folder, 'htpasswd') } } }
}

async function listens(port: number, running: () => boolean): Promise<boolean> {
  for (const end = Date.now() + 30_000; running() && Date.now() < end; await delay(50)) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/v2/`)
      await response.arrayBuffer()
      if (response.headers.has('docker-distribution-api-version')) return true
    } catch {
      // Not yet.
    }
  }
  return false
}
