import type { Host } from '#shared/contract/desktop.ts'
import type { Endpoint, EngineIdentity } from '#shared/contract/system.ts'

type Where = Pick<Endpoint, 'address' | 'transport'> | null

/** Files that an engine reads, on its own computer. */
interface EnginePlaces {
  /** Docker Desktop: its engine is in a machine of its own, which takes these over when it starts. */
  readonly desktop: boolean
  readonly config: string
  /** The authority that vouches for a registry. */
  readonly authority: (registry: string) => string
}

const windowsName = (registry: string): string => registry.replaceAll(':', '')
const underUnix = (folder: string) => (registry: string) => `${folder}/certs.d/${registry}/ca.crt`
const underWindows = (folder: string) => (registry: string) =>
  `${folder}\\certs.d\\${windowsName(registry)}\\ca.crt`

const usual: EnginePlaces = {
  desktop: false,
  config: '/etc/docker/daemon.json',
  authority: underUnix('/etc/docker'),
}
const macDesktop: EnginePlaces = {
  desktop: true,
  config: '~/.docker/daemon.json',
  authority: underUnix('~/.docker'),
}
const windowsDesktop: EnginePlaces = {
  desktop: true,
  config: '%USERPROFILE%\\.docker\\daemon.json',
  authority: underWindows('%USERPROFILE%\\.docker'),
}
const windowsEngine: EnginePlaces = {
  desktop: false,
  config: '%PROGRAMDATA%\\docker\\config\\daemon.json',
  authority: underWindows('%PROGRAMDATA%\\docker'),
}

/** A Linux engine behind a pipe of Windows, or behind a socket in the person's `.docker`, is Docker Desktop's. */
export function enginePlaces(where: Where, engine: Pick<EngineIdentity, 'os'> | null): EnginePlaces {
  if (engine?.os === 'windows') return windowsEngine
  if (where?.transport === 'npipe') return windowsDesktop
  return where?.transport === 'unix' && where.address.includes('/.docker/') ? macDesktop : usual
}

/** Where Quayside itself looks for a registry's authority on this computer. */
export function authorityHere(platform: Host['platform'], registry: string): string {
  const { authority } = { linux: usual, darwin: macDesktop, win32: windowsDesktop }[platform]
  return authority(registry)
}
