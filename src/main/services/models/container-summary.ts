import type { ContainerSize, ContainerSummary } from '#shared/contract/containers.ts'
import { containerStatus, healthOf, stateOf } from './container-status.ts'
import { mountSummaries } from './mounts.ts'
import { listedPorts } from './ports.ts'
import { number, record, text, textMap, texts } from './raw.ts'
import { imageId } from './image-id.ts'

/** One row of `GET /containers/json`, API 1.40–1.56. `now` anchors the status text's "2 minutes ago". */
export function containerSummary(value: unknown, now: number): ContainerSummary {
  const raw = record(value)
  const state = stateOf(text(raw['State']))
  const status = containerStatus(text(raw['Status']), now)
  const labels = textMap(raw['Labels'])
  // 1.52 gives the health as a field of its own.
  const health = raw['Health'] === undefined ? status.health : healthOf(text(record(raw['Health'])['Status']))
  return {
    id: text(raw['Id']),
    name: ownName(texts(raw['Names'])),
    image: text(raw['Image']),
    imageId: imageId(raw['ImageID']),
    command: text(raw['Command']),
    createdAt: number(raw['Created']) * 1000,
    state,
    health: state === 'running' ? health : 'none',
    exitCode: state === 'exited' || state === 'dead' ? status.exitCode : null,
    since: state === 'created' ? number(raw['Created']) * 1000 : status.since,
    ports: listedPorts(raw['Ports']),
    networks: Object.keys(record(record(raw['NetworkSettings'])['Networks'])).toSorted(),
    mounts: mountSummaries(raw['Mounts']),
    labels,
    compose: composeOf(labels),
  }
}

/** The sizes of one row of `GET /containers/json?size=1`. */
export function containerSize(value: unknown): ContainerSize {
  const raw = record(value)
  return { id: text(raw['Id']), writable: number(raw['SizeRw']), rootFs: number(raw['SizeRootFs']) }
}

/** Legacy links add names of the form `/other/alias`; the container's own has one slash. */
function ownName(names: readonly string[]): string {
  const own = names.find((name) => name.lastIndexOf('/') <= 0) ?? names[0] ?? ''
  return own.replace(/^\//, '')
}

function composeOf(labels: Readonly<Record<string, string>>): ContainerSummary['compose'] {
  const project = labels['com.docker.compose.project'] ?? labels['io.podman.compose.project']
  if (!project) return null
  return { project, service: labels['com.docker.compose.service'] ?? null }
}
