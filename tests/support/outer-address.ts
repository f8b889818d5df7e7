import { ground } from './engine-ground.ts'

/** The gateway of this run's own engine: an address of this computer that is not loopback, so that TLS is wanted of it. */
export async function outerAddress(): Promise<string> {
  const format = '{{range .IPAM.Config}}{{.Gateway}}{{end}}'
  const address = await ground.docker('network', 'inspect', '--format', format, 'bridge')
  if (address === '') throw new Error('The engine tells no address of its bridge.')
  return address
}
