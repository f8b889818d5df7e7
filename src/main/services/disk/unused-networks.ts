import type { CleanCandidate } from '#shared/contract/disk.ts'
import type { Engine } from '../../engine/engine.ts'
import { containerSummary } from '../models/container-summary.ts'
import { record, text, textMap, time } from '../models/raw.ts'

/** Those that every engine has, and those that a swarm makes. */
const predefined = new Set(['bridge', 'host', 'none', 'ingress', 'docker_gwbridge', 'podman', 'nat'])

/**
 * Networks that no running container is on (`GET /networks`). Stopped ones that name it are told: the engine lets
 * the network go, and they do not start again.
 */
export async function listUnusedNetworks(
  engine: Engine,
  signal: AbortSignal,
): Promise<readonly CleanCandidate[]> {
  const options = { idempotent: true, signal }
  const [networks, rows]: [unknown[], unknown[]] = await Promise.all([
    engine.call((docker, abortSignal) => docker.listNetworks({ abortSignal }), options),
    engine.call((docker, abortSignal) => docker.listContainers({ all: true, abortSignal }), options),
  ])
  const containers = rows.map((row) => containerSummary(row, Date.now()))
  const unused = networks.flatMap((row): readonly CleanCandidate[] => {
    const raw = record(row)
    const name = text(raw['Name'])
    const users = containers.filter(({ networks: names }) => names.includes(name))
    const inUse = users.some(({ state }) => ['running', 'paused', 'restarting'].includes(state))
    if (inUse || predefined.has(name) || raw['Ingress'] === true) return []
    return [
      {
        id: text(raw['Id']),
        name,
        references: [],
        size: null,
        createdAt: time(raw['Created']),
        about: textMap(raw['Labels'])['com.docker.compose.project'] ?? text(raw['Driver']),
        users: users.map((container) => container.name),
        savePoint: null,
        undoOf: null,
      },
    ]
  })
  // The engine lists them in another order each time.
  return unused.toSorted((one, other) => one.name.localeCompare(other.name))
}
