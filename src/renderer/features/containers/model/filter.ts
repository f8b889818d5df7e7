import type { ContainerState, ContainerSummary, Health } from '#shared/contract/containers.ts'
import type { Settings } from '#shared/contract/desktop.ts'

export type Show = Settings['containersShow']

/** What a person narrowed the list to. */
export interface ListFilter {
  readonly show: Show
  readonly text: string
  readonly state: ContainerState | 'any'
  readonly health: Health | 'any'
}

/** A paused or restarting container holds its processes, so it counts as running, as in `docker ps`. */
export function isRunning(state: ContainerState): boolean {
  return state === 'running' || state === 'paused' || state === 'restarting'
}

export function countByShow(containers: readonly ContainerSummary[]): Readonly<Record<Show, number>> {
  const running = containers.filter((container) => isRunning(container.state)).length
  return { all: containers.length, running, stopped: containers.length - running }
}

export function isNarrowed(filter: ListFilter): boolean {
  return filter.text.trim() !== '' || filter.state !== 'any' || filter.health !== 'any'
}

export function filterContainers(
  containers: readonly ContainerSummary[],
  filter: ListFilter,
): readonly ContainerSummary[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  return containers.filter(
    (container) =>
      isShown(container, filter.show) &&
      (filter.state === 'any' || container.state === filter.state) &&
      (filter.health === 'any' || container.health === filter.health) &&
      words.every((word) => mentions(container, word)),
  )
}

function isShown(container: ContainerSummary, show: Show): boolean {
  return show === 'all' || isRunning(container.state) === (show === 'running')
}

/** `word` is in lower case. */
function mentions(container: ContainerSummary, word: string): boolean {
  if (container.name.toLowerCase().includes(word)) return true
  if (container.image.toLowerCase().includes(word)) return true
  if (container.id.startsWith(word)) return true
  if (container.compose?.project.toLowerCase().includes(word)) return true
  if (container.networks.some((network) => network.toLowerCase().includes(word))) return true
  if (container.ports.some((port) => `${port.hostPort ?? ''}` === word || `${port.containerPort}` === word))
    return true
  return Object.entries(container.labels).some(([key, value]) =>
    `${key}=${value}`.toLowerCase().includes(word),
  )
}
