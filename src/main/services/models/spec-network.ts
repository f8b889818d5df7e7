import type { CreateInput, PortInput, UnexpressedSetting } from '#shared/contract/create-input.ts'
import { isUserDefined } from '#shared/docker-command/create-network.ts'
import { isMode } from './as-connected.ts'
import { type Raw, record, records, text, texts } from './raw.ts'
import { isNothing, on, said, shown, some, type SpecPart } from './spec-parts.ts'

/** Ports, the network and how names are found. A second network is named, not joined: the CLI joins it afterwards. */
export function networkPart(raw: Raw, image: Raw): SpecPart {
  const config = record(raw['Config'])
  const host = record(raw['HostConfig'])
  const ports = portPart(config, host, image)
  const endpoint = endpointPart(raw, host)
  return {
    input: {
      ...ports.input,
      publishAll: on(host['PublishAllPorts']),
      ...endpoint.input,
      extraHosts: some(texts(host['ExtraHosts']).map(extraHost)),
      dns: some(texts(host['Dns'])),
      dnsSearch: some(texts(host['DnsSearch'])),
      dnsOptions: some(texts(host['DnsOptions'])),
    },
    unexpressed: [...ports.unexpressed, ...endpoint.unexpressed],
  }
}

function portPart(config: Raw, host: Raw, image: Raw): SpecPart {
  const ports: PortInput[] = []
  const unexpressed: UnexpressedSetting[] = []
  for (const [key, bindings] of Object.entries(record(host['PortBindings']))) {
    for (const binding of records(bindings)) {
      const hostPort = text(binding['HostPort'])
      const hostIp = said(text(binding['HostIp']))
      const address = hostIp === undefined ? '' : `${hostIp}:`
      if (!/^\d*$/.test(hostPort))
        unexpressed.push({ setting: '--publish', value: `${address}${hostPort}:${key}` })
      else
        ports.push({
          ...(hostIp && { hostIp }),
          ...(Number(hostPort) > 0 && { hostPort: Number(hostPort) }),
          ...portOf(key),
        })
    }
  }
  const published = record(host['PortBindings'])
  const inherited = record(image['ExposedPorts'])
  const expose = Object.keys(record(config['ExposedPorts']))
    .filter((key) => !(key in published) && !(key in inherited))
    .map(portOf)
  return { input: { ports: some(ports), expose: some(expose) }, unexpressed }
}

function portOf(key: string): { containerPort: number; protocol: 'tcp' | 'udp' | 'sctp' } {
  const [number, protocol] = key.split('/')
  return {
    containerPort: Number(number),
    protocol: protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp',
  }
}

function endpointPart(raw: Raw, host: Raw): SpecPart {
  const mode = text(host['NetworkMode'])
  const own = isUserDefined(mode)
  const networks = Object.entries(record(record(raw['NetworkSettings'])['Networks']))
  const mine = networks.find(([name, network]) => isMode(mode, name, network))
  const endpoint = own ? record(mine?.[1]) : {}
  const address = record(endpoint['IPAMConfig'])
  const shortId = text(raw['Id']).slice(0, 12)
  const links = own ? texts(endpoint['Links']) : texts(host['Links'])
  const others = networks.filter(([name]) =>
    own ? name !== mine?.[0] : !['bridge', 'host', 'none', 'nat'].includes(name),
  )
  return {
    input: {
      network: ['', 'default', 'bridge'].includes(mode) ? undefined : mode,
      aliases: some(texts(endpoint['Aliases']).filter((alias) => alias !== shortId)),
      ipv4: said(text(address['IPv4Address'])),
      ipv6: said(text(address['IPv6Address'])),
      links: some(links.map(linkOf)),
    },
    unexpressed: [
      ...named('--link-local-ip', address['LinkLocalIPs']),
      ...named('--network driver-opt', endpoint['DriverOpts']),
      ...others.map(([value]) => ({ setting: '--network', value })),
    ],
  }
}

function named(setting: string, value: unknown): readonly UnexpressedSetting[] {
  return isNothing(value) ? [] : [{ setting, value: shown(value) }]
}

/** `db:alias`, or `/db:/web/alias` on the default network; no alias beside a name that it only repeats. */
export function linkOf(value: string): NonNullable<CreateInput['links']>[number] {
  const [container = '', alias = ''] = value.split(':').map((part) => part.slice(part.lastIndexOf('/') + 1))
  return alias === '' || alias === container ? { container } : { container, alias }
}

function extraHost(value: string) {
  const colon = value.indexOf(':')
  return { host: value.slice(0, colon), address: value.slice(colon + 1) }
}
