import { accessSync, constants, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Endpoint, EngineCandidate } from '#shared/contract/system.ts'
import { defaultAddress } from './address.ts'
import { listContexts } from './contexts.ts'
import { configFolderOf } from './endpoint.ts'
import type { EndpointSurroundings } from './endpoint.ts'

/** What a look at a socket file says, without connecting. */
export type Look = (path: string) => 'present' | 'missing' | 'denied'

/**
 * The engines a person may choose: the default socket and every docker context, always; sockets of the
 * known desktops and of Podman where a file is there. Nothing is connected to.
 */
export function findCandidates(
  surroundings: EndpointSurroundings,
  selected: Endpoint | null,
  look: Look = lookAtSocket,
): readonly EngineCandidate[] {
  const { files, platform } = surroundings
  const offered: Omit<EngineCandidate, 'found' | 'selected'>[] = [
    { name: 'default', address: defaultAddress(platform), kind: 'docker' },
    ...listContexts(files, configFolderOf(surroundings)).map(({ name, host }) => ({
      name,
      address: host === '' ? defaultAddress(platform) : host,
      kind: 'context' as const,
    })),
  ]
  const sockets = knownSockets(surroundings)
    .map(({ path, ...known }) => ({ ...known, address: `unix://${path}` }))
    .filter(({ address }) => foundAt(address, look) !== 'missing')
  const pipes = platform === 'win32' ? windowsPipes : []
  const known = new Set(offered.map(({ address }) => address))
  return [...offered, ...[...sockets, ...pipes].filter(({ address }) => !known.has(address))].map(
    (candidate) => ({
      ...candidate,
      found: foundAt(candidate.address, look),
      selected: isSelected(candidate, selected),
    }),
  )
}

function isSelected(
  candidate: Omit<EngineCandidate, 'found' | 'selected'>,
  selected: Endpoint | null,
): boolean {
  if (selected === null || candidate.address !== selected.address) return false
  const byName = candidate.kind === 'context' || selected.name === 'default'
  return byName ? candidate.name === selected.name : true
}

const windowsPipes = [
  {
    name: 'Docker Desktop',
    address: 'npipe:////./pipe/dockerDesktopLinuxEngine',
    kind: 'docker-desktop' as const,
  },
]

function knownSockets({ env, home, files, platform }: EndpointSurroundings): readonly {
  readonly name: string
  readonly path: string
  readonly kind: EngineCandidate['kind']
}[] {
  if (platform === 'win32') return []
  const runtime = env['XDG_RUNTIME_DIR']
  const colima = files.list(join(home, '.colima')).filter((profile) => !profile.startsWith('_'))
  return [
    ...(runtime
      ? [
          { name: 'Rootless Docker', path: join(runtime, 'docker.sock'), kind: 'rootless' as const },
          { name: 'Podman', path: join(runtime, 'podman/podman.sock'), kind: 'podman' as const },
        ]
      : []),
    { name: 'Docker Desktop', path: join(home, '.docker/run/docker.sock'), kind: 'docker-desktop' },
    { name: 'Docker Desktop', path: join(home, '.docker/desktop/docker.sock'), kind: 'docker-desktop' },
    ...colima.map((profile) => ({
      name: profile === 'default' ? 'Colima' : `Colima ${profile}`,
      path: join(home, '.colima', profile, 'docker.sock'),
      kind: 'colima' as const,
    })),
    { name: 'OrbStack', path: join(home, '.orbstack/run/docker.sock'), kind: 'orbstack' },
    { name: 'Rancher Desktop', path: join(home, '.rd/docker.sock'), kind: 'rancher-desktop' },
    { name: 'Podman', path: '/run/podman/podman.sock', kind: 'podman' },
  ]
}

function foundAt(address: string, look: Look): EngineCandidate['found'] {
  return address.startsWith('unix://') ? look(address.slice('unix://'.length)) : 'unknown'
}

function lookAtSocket(path: string): 'present' | 'missing' | 'denied' {
  try {
    if (!statSync(path).isSocket()) return 'missing'
    accessSync(path, constants.R_OK | constants.W_OK)
    return 'present'
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null
    return code === 'EACCES' || code === 'EPERM' ? 'denied' : 'missing'
  }
}
