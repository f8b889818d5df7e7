import type { PortMapping } from '#shared/contract/containers.ts'

const wildcards: ReadonlySet<string> = new Set(['', '0.0.0.0', '::'])
const loopbacks: ReadonlySet<string> = new Set(['127.0.0.1', '::1'])

/** Published ports once each: the engine tells every port twice, for IPv4 and for IPv6. In order of the host port. */
export function publishedPorts(ports: readonly PortMapping[]): readonly PortMapping[] {
  const seen = new Map<string, PortMapping>()
  for (const port of ports) {
    if (port.hostPort === null) continue
    const address = isReachableHere(port) ? '' : (port.hostIp ?? '')
    const key = `${address} ${port.hostPort} ${port.containerPort} ${port.protocol}`
    if (!seen.has(key)) seen.set(key, port)
  }
  return [...seen.values()].toSorted((a, b) => (a.hostPort ?? 0) - (b.hostPort ?? 0))
}

export function exposedPorts(ports: readonly PortMapping[]): readonly PortMapping[] {
  const published = new Set(
    ports.filter((port) => port.hostPort !== null).map((port) => `${port.containerPort}/${port.protocol}`),
  )
  return ports.filter(
    (port) => port.hostPort === null && !published.has(`${port.containerPort}/${port.protocol}`),
  )
}

/** The address to open, or null where a browser on this computer would not reach it (udp, one address, remote engine). */
export function portAddress(port: PortMapping, engineIsRemote: boolean): string | null {
  if (port.hostPort === null || port.protocol !== 'tcp' || engineIsRemote) return null
  if (!isReachableHere(port)) return null
  return `http://localhost:${port.hostPort}`
}

/** `8080 → 80`, with the protocol when it is not tcp and the address when it is only one. */
export function portText(port: PortMapping): string {
  const suffix = port.protocol === 'tcp' ? '' : `/${port.protocol}`
  if (port.hostPort === null) return `${port.containerPort}${suffix}`
  const address = isReachableHere(port) ? '' : `${port.hostIp ?? ''}:`
  return `${address}${port.hostPort} → ${port.containerPort}${suffix}`
}

function isReachableHere(port: PortMapping): boolean {
  return port.hostIp === null || wildcards.has(port.hostIp) || loopbacks.has(port.hostIp)
}
