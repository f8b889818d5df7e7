import type { PortMapping } from '#shared/contract/containers.ts'
import { number, record, records, text } from './raw.ts'

const wildcards = new Set(['0.0.0.0', '::', ''])

/** The list's rows `{IP, PrivatePort, PublicPort, Type}`. */
export function listedPorts(value: unknown): readonly PortMapping[] {
  return merged(
    records(value).map((row) => {
      const hostPort = number(row['PublicPort'])
      return {
        hostIp: hostPort === 0 ? null : text(row['IP']),
        hostPort: hostPort === 0 ? null : hostPort,
        containerPort: number(row['PrivatePort']),
        protocol: protocolOf(text(row['Type'])),
      }
    }),
  )
}

/** `{"80/tcp": [{HostIp, HostPort}] | null}`, of NetworkSettings.Ports and of HostConfig.PortBindings. */
export function boundPorts(...tables: readonly unknown[]): readonly PortMapping[] {
  const rows = tables.flatMap((table) =>
    Object.entries(record(table)).flatMap(([key, bindings]) => {
      const [port = '', protocol = ''] = key.split('/')
      const exposed = { containerPort: Number(port) || 0, protocol: protocolOf(protocol) }
      const bound = records(bindings).map((binding) => {
        const hostPort = Number(text(binding['HostPort'])) || null
        return { hostIp: hostPort === null ? null : text(binding['HostIp']), hostPort, ...exposed }
      })
      return bound.length > 0 ? bound : [{ hostIp: null, hostPort: null, ...exposed }]
    }),
  )
  return merged(rows)
}

/** One row for IPv4 and IPv6 wildcards of the same port, none for an exposed port that is published too. */
function merged(rows: readonly PortMapping[]): readonly PortMapping[] {
  const published = new Set(rows.filter((row) => row.hostPort !== null).map(portKey))
  const byKey = new Map<string, PortMapping>()
  for (const row of rows) {
    if (row.hostPort === null && published.has(portKey(row))) continue
    const wildcard = row.hostIp !== null && wildcards.has(row.hostIp)
    const key = `${portKey(row)}|${row.hostPort}|${wildcard ? '*' : row.hostIp}`
    const known = byKey.get(key)
    // Both families listen: the older one's address is the one that people know.
    const both = known && known.hostIp !== row.hostIp
    byKey.set(key, wildcard && (both || row.hostIp === '') ? { ...row, hostIp: '0.0.0.0' } : row)
  }
  return [...byKey.values()].toSorted(
    (a, b) =>
      a.containerPort - b.containerPort ||
      a.protocol.localeCompare(b.protocol) ||
      (a.hostPort ?? 0) - (b.hostPort ?? 0),
  )
}

function portKey(row: PortMapping): string {
  return `${row.containerPort}/${row.protocol}`
}

function protocolOf(word: string): PortMapping['protocol'] {
  return word === 'udp' || word === 'sctp' ? word : 'tcp'
}
