import type { CreateInput, MountInput } from '#shared/contract/create-input.ts'
import { mountFlagOptions, needsMountFlag } from '#shared/docker-command/create-mounts.ts'
import { isUserDefined } from '#shared/docker-command/create-network.ts'
import { FaultError, fault } from '#shared/faults.ts'

/** Throws `bad-input` with detail {field, value} for what the engine would take for something else, or forget. */
export function checkCreate(input: CreateInput): void {
  for (const mount of input.mounts ?? []) checkMount(mount)
  checkNetwork(input)
  if (input.autoRemove && (input.restart?.policy ?? 'no') !== 'no') {
    refuse('A container that removes itself cannot be restarted.', 'restart', input.restart?.policy ?? '')
  }
}

/** The engine tells a bind from a volume by its spelling alone, so `data` as a bind would become a volume. */
function checkMount(mount: MountInput): void {
  const source = mount.source ?? ''
  const isPath = /^(?:\/|\\\\|[A-Za-z]:[\\/])/.test(source)
  if (mount.type === 'bind' && !isPath) {
    refuse('A bind mount needs an absolute path on the host.', 'mounts', source, mount.target)
  }
  if (mount.type === 'volume' && source !== '' && !/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(source)) {
    refuse(
      'A volume name has letters, digits, dots, dashes and underscores only.',
      'mounts',
      source,
      mount.target,
    )
  }
  const [unsayable] = needsMountFlag(mount) ? mountFlagOptions(mount).rest : []
  if (unsayable !== undefined) {
    refuse(`A mount like this cannot have the option ${unsayable}.`, 'mounts', source, mount.target)
  }
}

/** Without a network of its own the CLI forgets these in silence. */
function checkNetwork({ network, aliases, ipv4, ipv6, links }: CreateInput): void {
  const own = isUserDefined(network)
  const [alias] = aliases ?? []
  if (!own && alias !== undefined) refuse('Aliases need a network that was made for them.', 'aliases', alias)
  const address = ipv4 ?? ipv6
  if (!own && address !== undefined)
    refuse('An address needs a network that was made for it.', ipv4 === undefined ? 'ipv6' : 'ipv4', address)
  const [link] = links ?? []
  if (!own && link !== undefined && network !== undefined && !['bridge', 'default'].includes(network))
    refuse(`Links do not work on the network ${network}.`, 'links', link.container)
}

function refuse(message: string, field: string, value: string, target?: string): never {
  throw new FaultError(fault('bad-input', message, { field, value, ...(target && { target }) }))
}
