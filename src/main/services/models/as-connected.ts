import { type Raw, record, text } from './raw.ts'

/**
 * An inspection whose `HostConfig.NetworkMode` is a network that the container is on. The engine keeps there what the
 * container was made with, whatever `docker network connect` and `disconnect` did since; all else of a container's
 * first network (addresses, aliases) is told under the network's own name. One that is on no network is left as it is.
 */
export function asConnected(inspection: Raw): Raw {
  const host = record(inspection['HostConfig'])
  const mode = text(host['NetworkMode'])
  if (/^(?:none|host|container:.*)$/.test(mode)) return inspection
  const networks = Object.entries(record(record(inspection['NetworkSettings'])['Networks']))
  const [first] = networks
  if (first === undefined || networks.some(([name, network]) => isMode(mode, name, network)))
    return inspection
  return { ...inspection, HostConfig: { ...host, NetworkMode: first[0] } }
}

/** Whether a network is the one that a `NetworkMode` names: by its name, its id or the beginning of that. */
export function isMode(mode: string, name: string, network: unknown): boolean {
  if (mode === 'default' || mode === '') return name === 'bridge'
  return name === mode || (mode.length >= 12 && text(record(network)['NetworkID']).startsWith(mode))
}
