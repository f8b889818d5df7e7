import { number, record, records, text, time, type Raw } from './raw.ts'

/** One sample; `figures` in the order of `figureNames`, NaN for what the engine did not tell. */
export interface StatsSample {
  /** Epoch milliseconds by the engine's clock. */
  readonly at: number
  readonly figures: readonly number[]
}

/** One message of `GET /containers/{id}/stats`, with the CLI's own formulas; null when it tells of nothing that runs. */
export function statsSample(value: unknown): StatsSample | null {
  const raw = record(value)
  const at = time(raw['read'])
  if (at === null) return null
  const memory = record(raw['memory_stats'])
  const [received, sent] = network(raw['networks'])
  const [read, written] = blocks(record(raw['blkio_stats'])['io_service_bytes_recursive'])
  const figures = [
    cpuPercent(raw),
    usedMemory(memory),
    told(memory['limit']),
    received,
    sent,
    read,
    written,
    told(record(raw['pids_stats'])['current']),
  ]
  return { at, figures }
}

/** calculateCPUPercentUnix of docker/cli; unknown in the first sample, which has none before it. */
function cpuPercent(raw: Raw): number {
  const now = record(raw['cpu_stats'])
  const before = record(raw['precpu_stats'])
  const system = told(now['system_cpu_usage']) - told(before['system_cpu_usage'])
  const usage = record(now['cpu_usage'])
  const used = number(usage['total_usage']) - number(record(before['cpu_usage'])['total_usage'])
  if (Number.isNaN(system)) return Number.NaN
  const perCpu = usage['percpu_usage']
  const cpus = number(now['online_cpus']) || (Array.isArray(perCpu) ? perCpu.length : 0)
  return system > 0 && used > 0 ? (used / system) * cpus * 100 : 0
}

/** calculateMemUsageUnixNoCache: the page cache counts for nobody. cgroup v1 names it with `total_`, v2 without. */
function usedMemory(memory: Raw): number {
  const usage = told(memory['usage'])
  const stats = record(memory['stats'])
  const cache = 'total_inactive_file' in stats ? stats['total_inactive_file'] : stats['inactive_file']
  return number(cache) < usage ? usage - number(cache) : usage
}

/** Over all networks; a container without one has no such field, and the CLI then counts nothing. */
function network(value: unknown): readonly [number, number] {
  const networks = Object.values(record(value)).map(record)
  const sum = (field: string) => networks.reduce((total, each) => total + number(each[field]), 0)
  return [sum('rx_bytes'), sum('tx_bytes')]
}

function blocks(value: unknown): readonly [number, number] {
  const sum = (letter: string) =>
    records(value)
      .filter((entry) => text(entry['op']).toLowerCase().startsWith(letter))
      .reduce((total, entry) => total + number(entry['value']), 0)
  return [sum('r'), sum('w')]
}

function told(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN
}
