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
  /** PEM texts: it speaks TLS alone. */
  readonly tls?: { readonly certificate: string; readonly key: string }
  /** A free one by default; a registry that comes back has its own again. */
  readonly port?: number
  /** Loopback by default, of which an engine wants no certificate. */
  readonly host?: string
}

/** Runs Debian's docker-registry on a loopback port, with a config of its own in `folder`. */
export async function serveRegistry(
  folder: string,
  options: RegistryProcessOptions = {},
): Promise<RegistryProcess> {
  const storage = options.storage ?? join(folder, 'storage')
  mkdirSync(folder, { recursive: true })
  mkdirSync(storage, { recursive: true })
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort())
    const configFile = join(folder, 'config.json')
    const host = options.host ?? '127.0.0.1'
    const auth = options.htpasswd === undefined ? {} : htpasswdAuth(folder, options.htpasswd)
    // JSON is YAML.
    writeFileSync(
      configFile,
      JSON.stringify({ ...registryConfig(storage), ...auth, http: httpConfig(folder, host, port, options) }),
    )
    const log = openSync(join(folder, 'log'), 'a')
    const child = spawn('docker-registry', ['serve', configFile], {
      stdio: ['ignore', log, log],
      detached: true,
    })
    closeSync(log)
    const ended = once(child, 'exit').catch(() => undefined)
    if (await listens(host, port, () => child.exitCode === null && child.pid !== undefined)) {
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

function registryConfig(storage: string) {
  return {
    version: '0.1',
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: storage }, delete: { enabled: true } },
  }
}

function httpConfig(folder: string, host: string, port: number, { tls }: RegistryProcessOptions) {
  const plain = { addr: `${host}:${port}`, headers: { 'X-Content-Type-Options': ['nosniff'] } }
  if (tls === undefined) return plain
  const [certificate, key] = [join(folder, 'registry.pem'), join(folder, 'registry.key')]
  writeFileSync(certificate, tls.certificate)
  writeFileSync(key, tls.key)
  return { ...plain, tls: { certificate, key } }
}

function htpasswdAuth(folder: string, line: string) {
  writeFileSync(join(folder, 'htpasswd'), `${line}\n`)
  return { auth: { htpasswd: { realm: 'Registry', path: join(folder, 'htpasswd') } } }
}

async function listens(host: string, port: number, running: () => boolean): Promise<boolean> {
  for (const end = Date.now() + 30_000; running() && Date.now() < end; await delay(50)) {
    if (await answers(host, port)) return true
  }
  return false
}

/** With TLS it answers 400 to this. */
async function answers(host: string, port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://${host}:${port}/v2/`)
    await response.arrayBuffer()
    return response.headers.has('docker-distribution-api-version') || response.status === 400
  } catch {
    return false
  }
}
