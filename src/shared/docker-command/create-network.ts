import type { CreateInput } from '../contract/create-input.ts'
import { each, option } from './flags.ts'

/** Whether a person made that network: only there aliases and addresses are the container's own to choose. */
export function isUserDefined(network: string | undefined): boolean {
  return (
    network !== undefined &&
    !['default', 'bridge', 'host', 'none'].includes(network) &&
    !network.startsWith('container:')
  )
}

/** The network to ask for: the CLI refuses links beside a spelled-out `bridge`, which is the default anyway. */
export function askedNetwork({ network, links }: CreateInput): string | undefined {
  return network === 'bridge' && (links ?? []).length > 0 ? undefined : network
}

/** `CONTAINER[:ALIAS]` */
export function linkValue({ container, alias }: NonNullable<CreateInput['links']>[number]): string {
  return alias === undefined ? container : `${container}:${alias}`
}

/** Network, names and addresses, and how names are found. */
export function networkOptions(input: CreateInput): string[] {
  return [
    ...option('--network', askedNetwork(input)),
    ...each('--network-alias', input.aliases),
    ...option('--ip', input.ipv4),
    ...option('--ip6', input.ipv6),
    ...each('--link', input.links?.map(linkValue)),
    ...each(
      '--add-host',
      input.extraHosts?.map(({ host, address }) => `${host}:${address}`),
    ),
    ...each('--dns', input.dns),
    ...each('--dns-search', input.dnsSearch),
    ...each('--dns-option', input.dnsOptions),
  ]
}
