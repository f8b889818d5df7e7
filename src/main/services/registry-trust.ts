import { readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { BlockList, isIP } from 'node:net'
import { join } from 'node:path'
import tls from 'node:tls'
import type { Engine } from '../engine/engine.ts'
import { record, texts } from './models/raw.ts'

/** How a registry is believed, as the engine does it: so that what can be pulled can also be looked through. */
export interface RegistryTrust {
  /** Plain HTTP, or a certificate that nobody vouches for. */
  readonly insecure: boolean
  /** All authorities that count, PEM; null for those that Node brings along. */
  readonly authorities: readonly string[] | null
}

/**
 * Loopback and the engine's `insecure-registries` need no vouching. For the rest the authorities of this computer's
 * system count, as for an engine on it, and those in `certs.d/HOST/*.crt`.
 */
export async function trustOf(
  engine: Pick<Engine, 'call'>,
  registry: string,
  signal: AbortSignal,
): Promise<RegistryTrust> {
  if (isLoopback(registry)) return { insecure: true, authorities: null }
  const own = privateAuthorities(registry)
  const authorities = [...tls.rootCertificates, ...systemAuthorities(), ...own]
  if (own.length > 0) return { insecure: false, authorities }
  const info = await engine
    .call((docker) => docker.info(), { signal, idempotent: true })
    // Without the engine's word everything is asked securely.
    .catch(() => null)
  return isInsecure(record(record(info)['RegistryConfig']), registry)
    ? { insecure: true, authorities: null }
    : { insecure: false, authorities }
}

/** Where a company's authority is installed; SSL_CERT_FILE and SSL_CERT_DIR count. Node before 22.15 cannot tell them. */
function systemAuthorities(): readonly string[] {
  return typeof tls.getCACertificates === 'function' ? tls.getCACertificates('system') : []
}

/** A registry on this very computer: the engine never wants a certificate of it (127.0.0.0/8). */
export function isLoopback(registry: string): boolean {
  const host = registry.replace(/:\d+$/, '')
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

function isInsecure(config: Readonly<Record<string, unknown>>, registry: string): boolean {
  if (record(record(config['IndexConfigs'])[registry])['Secure'] === false) return true
  const host = registry.replace(/:\d+$/, '')
  if (isIP(host) !== 4) return false
  const ranges = new BlockList()
  for (const range of texts(config['InsecureRegistryCIDRs'])) {
    const [address = '', bits = ''] = range.split('/')
    if (isIP(address) === 4) ranges.addSubnet(address, Number(bits), 'ipv4')
  }
  return ranges.check(host)
}

/** Where dockerd, its rootless kind and Docker Desktop look for a registry's own authority. */
function privateAuthorities(registry: string): readonly string[] {
  const folders = ['/etc/docker', join(homedir(), '.config/docker'), join(homedir(), '.docker')]
  return folders.flatMap((folder) => {
    const own = join(
      folder,
      'certs.d',
      process.platform === 'win32' ? registry.replaceAll(':', '') : registry,
    )
    try {
      const names = readdirSync(own).filter((name) => name.endsWith('.crt'))
      return names.map((name) => readFileSync(join(own, name), 'utf8'))
    } catch {
      return []
    }
  })
}
