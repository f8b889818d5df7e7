import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { EngineStatus } from '#shared/contract/system.ts'
import type { MirrorState } from '../engine/mirror.ts'
import type { Words } from './words.ts'

/** One container as an action needs it. */
export interface Subject {
  readonly id: string
  readonly name: string
}

export type ContainerMove = 'start' | 'stop' | 'pause' | 'unpause' | 'restart' | 'kill'

export type TrayAction =
  | { readonly kind: ContainerMove; readonly container: Subject }
  | { readonly kind: 'logs' | 'commit' | 'save-point'; readonly id: string }
  | { readonly kind: 'open-port'; readonly address: string }
  | { readonly kind: 'pause-all' | 'stop-all'; readonly containers: readonly Subject[] }
  | { readonly kind: 'new-container' | 'open' | 'quit' | 'retry' }

/** A menu as plain data, so that it can be read, compared and tested. */
export type MenuEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'note'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'submenu'; readonly label: string; readonly entries: readonly MenuEntry[] }

interface Snapshot {
  readonly mirror: Pick<MirrorState, 'engine' | 'containers'>
  /** Names of pinned containers, in the person's order. */
  readonly pinned: readonly string[]
  readonly t: Words
  /** Epoch milliseconds. */
  readonly now: number
}

const mostShown = 20
const mostStopped = 5
/** Longer ago is not recent. */
const recent = 24 * 60 * 60 * 1000

const separator: MenuEntry = { kind: 'separator' }
const isUp = ({ state }: ContainerSummary): boolean =>
  state === 'running' || state === 'paused' || state === 'restarting'
const byName = (one: ContainerSummary, other: ContainerSummary): number => one.name.localeCompare(other.name)

export function engineLine({ state, endpoint }: EngineStatus, t: Words): string {
  return endpoint === null ? t('engine.unknown') : t(`engine.${state}`, { name: endpoint.name })
}

function movesOf(state: ContainerSummary['state']): readonly ContainerMove[] {
  switch (state) {
    case 'running':
      return ['stop', 'pause', 'restart', 'kill']
    case 'paused':
      return ['stop', 'unpause', 'restart', 'kill']
    case 'restarting':
      return ['stop', 'restart', 'kill']
    case 'created':
    case 'exited':
    case 'dead':
      return ['start']
    case 'removing':
      return []
  }
}

/** Published TCP ports that are on this computer, each once. */
function portsOf(container: ContainerSummary, remote: boolean): readonly number[] {
  if (remote || container.state !== 'running') return []
  const ports = container.ports.flatMap(({ hostPort, protocol }) =>
    hostPort !== null && protocol === 'tcp' ? [hostPort] : [],
  )
  return [...new Set(ports)].sort((one, other) => one - other)
}

function containerEntry(container: ContainerSummary, remote: boolean, t: Words): MenuEntry {
  const { id, name, state } = container
  const moves = movesOf(state).map((kind): MenuEntry => ({
    kind: 'action',
    label: t(kind),
    action: { kind, container: { id, name } },
  }))
  const ports = portsOf(container, remote).map((port): MenuEntry => ({
    kind: 'action',
    label: t('openPort', { port: String(port) }),
    action: { kind: 'open-port', address: `http://localhost:${port}` },
  }))
  const views = (['logs', 'commit', 'save-point'] as const).map((kind): MenuEntry => ({
    kind: 'action',
    label: t(kind),
    action: { kind, id },
  }))
  return {
    kind: 'submenu',
    label: t('container', { name, state: t(`state.${state}`) }),
    entries: [...moves, ...(moves.length > 0 ? [separator] : []), ...ports, ...views],
  }
}

function shownOf(items: readonly ContainerSummary[], pinned: readonly string[]): readonly ContainerSummary[] {
  const first = pinned.flatMap((name) => items.filter((item) => item.name === name))
  const rest = items.filter((item) => isUp(item) && !pinned.includes(item.name)).sort(byName)
  return [...first, ...rest]
}

function stoppedEntries(
  { mirror, pinned, now, t }: Snapshot,
  items: readonly ContainerSummary[],
): MenuEntry[] {
  const stopped = items
    .filter(({ state, since, name }) => {
      return state === 'exited' && since !== null && now - since < recent && !pinned.includes(name)
    })
    .sort((one, other) => (other.since ?? 0) - (one.since ?? 0))
    .slice(0, mostStopped)
  if (stopped.length === 0) return []
  const entries = stopped.map((item) => containerEntry(item, mirror.engine.endpoint?.remote ?? false, t))
  return [separator, { kind: 'note', label: t('stopped') }, ...entries]
}

const subjects = (which: readonly ContainerSummary[]) => which.map(({ id, name }) => ({ id, name }))

function allEntries(items: readonly ContainerSummary[], t: Words): MenuEntry[] {
  const up = items.filter(isUp).sort(byName)
  const running = up.filter(({ state }) => state === 'running')
  if (up.length === 0) return []
  return [
    separator,
    ...(running.length === 0
      ? []
      : [
          {
            kind: 'action',
            label: t('pauseAll'),
            action: { kind: 'pause-all', containers: subjects(running) },
          } as const,
        ]),
    { kind: 'action', label: t('stopAll'), action: { kind: 'stop-all', containers: subjects(up) } },
  ]
}

function containerEntries(snapshot: Snapshot): MenuEntry[] {
  const { mirror, pinned, t } = snapshot
  const { containers, engine } = mirror
  if (engine.state === 'lost' || containers.status === 'loading') return []
  if (containers.status === 'failed') return [separator, { kind: 'note', label: t('listFailed') }]
  const shown = shownOf(containers.items, pinned)
  const over = shown.length - mostShown
  return [
    separator,
    { kind: 'note', label: t(shown.length === 0 ? 'none' : 'containers') },
    ...shown.slice(0, mostShown).map((item) => containerEntry(item, engine.endpoint?.remote ?? false, t)),
    ...(over > 0
      ? [{ kind: 'action', label: t('more', { count: over }), action: { kind: 'open' } } as const]
      : []),
    ...stoppedEntries(snapshot, containers.items),
    ...allEntries(containers.items, t),
  ]
}

/** The whole tray menu of one moment. */
export function trayMenu(snapshot: Snapshot): readonly MenuEntry[] {
  const { mirror, t } = snapshot
  return [
    { kind: 'note', label: engineLine(mirror.engine, t) },
    ...(mirror.engine.state === 'lost'
      ? [{ kind: 'action', label: t('retry'), action: { kind: 'retry' } } as const]
      : []),
    ...containerEntries(snapshot),
    separator,
    { kind: 'action', label: t('newContainer'), action: { kind: 'new-container' } },
    { kind: 'action', label: t('open'), action: { kind: 'open' } },
    separator,
    { kind: 'action', label: t('quit'), action: { kind: 'quit' } },
  ]
}
