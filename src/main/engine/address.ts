import { FaultError, fault } from '#shared/faults.ts'

/** Where a docker address leads: a socket file or pipe, a host and port, or an ssh destination. */
export type Target =
  | { readonly transport: 'unix' | 'npipe'; readonly path: string }
  | { readonly transport: 'tcp'; readonly host: string; readonly port: number }
  | { readonly transport: 'ssh' }

export interface ParsedAddress {
  /** With every default said: `unix:///var/run/docker.sock`, `tcp://localhost:2375`. */
  readonly address: string
  readonly target: Target
}

const defaultUnixSocket = '/var/run/docker.sock'
const defaultPipe = '//./pipe/docker_engine'

/** What the CLI connects to when nothing is set. */
export function defaultAddress(platform: NodeJS.Platform): string {
  return platform === 'win32' ? `npipe://${defaultPipe}` : `unix://${defaultUnixSocket}`
}

/** Reads an address as docker/cli opts/hosts.go does; throws FaultError `bad-input` with what is wrong. */
export function parseAddress(text: string, tls: boolean, platform: NodeJS.Platform): ParsedAddress {
  const address = text.trim() === '' ? defaultAddress(platform) : text.trim()
  const cut = address.indexOf('://')
  const looksLikePath = /^\.?\//.test(address)
  const protocol = cut >= 0 ? address.slice(0, cut) : looksLikePath ? 'unix' : 'tcp'
  const rest = cut >= 0 ? address.slice(cut + 3) : address
  if (rest.includes('://')) throw badAddress(address)
  switch (protocol) {
    case 'unix':
      return socketAddress('unix', rest || defaultUnixSocket)
    case 'npipe':
      return socketAddress('npipe', rest || defaultPipe)
    case 'tcp':
      return tcpAddress(address, rest, tls)
    case 'ssh':
      return sshAddress(address)
    default:
      throw badAddress(address)
  }
}

/** False for a unix socket, a local pipe and loopback. */
export function isRemote(target: Target): boolean {
  switch (target.transport) {
    case 'unix':
      return false
    case 'npipe':
      return !/^[\\/]{2}[.?][\\/]/.test(target.path)
    case 'tcp':
      return !/^(localhost|127(\.\d+){3}|::1|0:0:0:0:0:0:0:1)$/i.test(target.host)
    case 'ssh':
      return true
  }
}

function socketAddress(transport: 'unix' | 'npipe', path: string): ParsedAddress {
  return { address: `${transport}://${path}`, target: { transport, path } }
}

const tcpPattern = /^(\[[0-9a-fA-F:.]+\]|[^[\]:/\s?#@]*)(?::([0-9]*))?(\/.*)?$/

function tcpAddress(address: string, rest: string, tls: boolean): ParsedAddress {
  const match = tcpPattern.exec(rest)
  if (!match) throw badAddress(address)
  if (match[3] !== undefined && match[3] !== '/') throw badAddress(address, 'a path is not supported')
  const shown = match[1] || 'localhost'
  const port = match[2] ? Number(match[2]) : tls ? 2376 : 2375
  if (port < 1 || port > 65_535) throw badAddress(address, 'the port is out of range')
  const host = shown.replace(/^\[|\]$/g, '')
  return { address: `tcp://${shown}:${port}`, target: { transport: 'tcp', host, port } }
}

function sshAddress(address: string): ParsedAddress {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || url.hostname === '') throw badAddress(address)
  if (url.password !== '') throw badAddress('ssh://…', 'a password does not belong into an address')
  if (url.search !== '' || url.hash !== '') throw badAddress(address)
  return { address, target: { transport: 'ssh' } }
}

function badAddress(address: string, why = 'it is not an address of a docker engine'): FaultError {
  return new FaultError(fault('bad-input', `${address}: ${why}.`, { address, diagnosis: 'bad-address' }))
}
