import { isMode } from '../models/as-connected.ts'
import { type Raw, record, records, text, texts } from '../models/raw.ts'
import { ownConfig, without } from './own-config.ts'

/** One network of the container and how it hangs on it: addresses that were asked for, aliases, links, driver options. */
export interface Attachment {
  readonly network: string
  readonly endpoint: Raw
}

/** What makes a container like the inspected one: the body of `POST /containers/create`, and its further networks. */
export interface Carried {
  readonly body: Raw
  readonly networks: readonly Attachment[]
  /** The network that creation brings along and the container had left. */
  readonly leave: string | null
}

/**
 * From a raw inspection, so that nothing that the app does not know is lost. `imageConfig` is the `Config` of the
 * image that the container was made from. Volumes that the engine named are bound by their names: their data goes along.
 */
export function carriedSettings(inspection: Raw, imageConfig: Raw): Carried {
  const host = record(inspection['HostConfig'])
  const mode = text(host['NetworkMode'])
  const attachments = attachmentsOf(inspection)
  const primary = attachments.find((attachment) => attachment.isPrimary)
  const ownNetworks = !/^(?:none|host|container:.*)$/.test(mode)
  return {
    body: {
      ...ownConfig(inspection, imageConfig),
      HostConfig: carriedHost(inspection, host),
      ...(primary &&
        Object.keys(primary.endpoint).length > 0 && {
          NetworkingConfig: { EndpointsConfig: { [primary.network]: primary.endpoint } },
        }),
    },
    networks: ownNetworks ? attachments.filter(({ isPrimary }) => !isPrimary) : [],
    leave: ownNetworks && !primary ? (mode === 'default' || mode === '' ? 'bridge' : mode) : null,
  }
}

function carriedHost(inspection: Raw, host: Raw): Raw {
  const mounts = records(inspection['Mounts'])
  const nameAt = (target: string) =>
    text(mounts.find((mount) => text(mount['Destination']) === tidy(target))?.['Name'])
  return {
    ...without(host, ['Mounts']),
    Links: texts(host['Links']).map(linkOf),
    Binds: [...texts(host['Binds']), ...mounts.filter((mount) => !isTold(host, mount)).map(bindOf)],
    Mounts: records(host['Mounts']).map((mount) =>
      mount['Type'] === 'volume' && text(mount['Source']) === ''
        ? { ...mount, Source: nameAt(text(mount['Target'])) }
        : mount,
    ),
  }
}

/** Whether the host configuration itself names this mount; if not, the engine made or found it. */
function isTold(host: Raw, mount: Raw): boolean {
  const target = text(mount['Destination'])
  if (mount['Type'] !== 'volume' && mount['Type'] !== 'bind') return true
  return (
    texts(host['Binds']).some((bind) => targetOfBind(bind) === target) ||
    records(host['Mounts']).some((known) => tidy(text(known['Target'])) === target)
  )
}

/** `nocopy`: a volume that its owner emptied is not filled from the image again. */
function bindOf(mount: Raw): string {
  const isVolume = mount['Type'] === 'volume'
  const options = [...(mount['RW'] === false ? ['ro'] : []), ...(isVolume ? ['nocopy'] : [])]
  const source = text(isVolume ? mount['Name'] : mount['Source'])
  return [source, text(mount['Destination']), ...(options.length > 0 ? [options.join(',')] : [])].join(':')
}

/** The path in the container that a bind (`SOURCE:TARGET[:OPTIONS]`) names. */
export function targetOfBind(bind: string): string {
  const parts = bind.replace(/^[A-Za-z]:(?=[\\/])/, '').split(':')
  return tidy(parts[1] ?? '')
}

/** A path as the engine writes it in `Mounts`. */
export function tidy(path: string): string {
  return path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')
}

/** Inspect says `/db:/web/database`, creation wants `db:database`. */
function linkOf(link: string): string {
  const [source = '', target = ''] = link.split(':')
  return `${source.replace(/^\//, '')}:${target.slice(target.lastIndexOf('/') + 1)}`
}

function attachmentsOf(inspection: Raw): readonly (Attachment & { readonly isPrimary: boolean })[] {
  const mode = text(record(inspection['HostConfig'])['NetworkMode'])
  // Engines before 26 add these by themselves, and would add the new container's.
  const added = [text(inspection['Id']).slice(0, 12), text(record(inspection['Config'])['Hostname'])]
  return Object.entries(record(record(inspection['NetworkSettings'])['Networks'])).map(([network, value]) => {
    const raw = record(value)
    return { network, endpoint: endpointOf(raw, added), isPrimary: isMode(mode, network, raw) }
  })
}

/** What was asked for; what the engine dealt out (address, gateway, a MAC made from the address) it deals out again. */
function endpointOf(raw: Raw, added: readonly string[]): Raw {
  const aliases = texts(raw['Aliases']).filter((alias) => !added.includes(alias))
  const address = record(raw['IPAMConfig'])
  const mac = text(raw['MacAddress'])
  // Engines before 28 make 02:42 and the address of it; then the next holder of the address would have the same.
  const ownMac = mac !== '' && !mac.startsWith('02:42:')
  return {
    ...(aliases.length > 0 && { Aliases: aliases }),
    ...(Object.keys(address).length > 0 && { IPAMConfig: address }),
    ...(texts(raw['Links']).length > 0 && { Links: texts(raw['Links']) }),
    ...(Object.keys(record(raw['DriverOpts'])).length > 0 && { DriverOpts: raw['DriverOpts'] }),
    ...(raw['GwPriority'] !== undefined && raw['GwPriority'] !== 0 && { GwPriority: raw['GwPriority'] }),
    ...(ownMac && { MacAddress: mac }),
  }
}
