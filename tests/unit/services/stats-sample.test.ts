import { describe, expect, test } from 'vitest'
import { figureNames } from '#shared/stats-figures.ts'
import { statsSample } from '../../../src/main/services/models/stats-sample.ts'

const mebibyte = 1024 * 1024

/** As engine 20.10 writes it on cgroup v1, shortened. */
const firstVersion = {
  read: '2026-11-26T19:57:46.619946249Z',
  preread: '2026-11-26T19:57:45.610019416Z',
  pids_stats: { current: 3 },
  blkio_stats: {
    io_service_bytes_recursive: [
      { major: 8, minor: 0, op: 'Read', value: 4096 },
      { major: 8, minor: 0, op: 'Write', value: 8192 },
      { major: 8, minor: 0, op: 'Sync', value: 1 },
      { major: 8, minor: 16, op: 'Read', value: 1000 },
    ],
  },
  num_procs: 0,
  storage_stats: {},
  cpu_stats: {
    cpu_usage: { total_usage: 9_971_404_113, percpu_usage: [3_402_042_317, 6_569_361_796] },
    system_cpu_usage: 1_641_990_000_000,
    online_cpus: 2,
  },
  precpu_stats: {
    cpu_usage: { total_usage: 9_066_178_526, percpu_usage: [3_402_042_317, 5_664_136_209] },
    system_cpu_usage: 1_640_010_000_000,
    online_cpus: 2,
  },
  memory_stats: {
    usage: 40 * mebibyte,
    stats: { cache: 9, inactive_file: 1, total_inactive_file: 10 * mebibyte },
    limit: 64 * mebibyte,
  },
  networks: {
    eth0: { rx_bytes: 806, tx_bytes: 10 },
    eth1: { rx_bytes: 194, tx_bytes: 5 },
  },
}

function figures(value: unknown): Record<string, number> {
  const sample = statsSample(value)
  return Object.fromEntries(figureNames.map((name, index) => [name, sample?.figures[index] ?? Number.NaN]))
}

describe('a sample of statistics', () => {
  test('has the figures that the CLI makes of it', () => {
    expect(figures(firstVersion)).toEqual({
      cpu: expect.closeTo(91.437, 2),
      memory: 30 * mebibyte,
      memoryLimit: 64 * mebibyte,
      received: 1000,
      sent: 15,
      read: 5096,
      written: 8192,
      pids: 3,
    })
    expect(statsSample(firstVersion)?.at).toBe(Date.parse(firstVersion.read))
  })

  test('of cgroup v2 leaves the page cache out too, unless it says more than all', () => {
    for (const [inactive, used] of [
      [30, 70],
      [100, 100],
    ]) {
      const memory = { usage: 100, stats: { inactive_file: inactive }, limit: 1000 }
      expect(figures({ ...firstVersion, memory_stats: memory })['memory']).toBe(used)
    }
  })

  test('counts the CPUs by their times where the engine does not count them', () => {
    const { online_cpus: _, ...uncounted } = firstVersion.cpu_stats
    expect(figures({ ...firstVersion, cpu_stats: uncounted })['cpu']).toBeCloseTo(91.437, 2)
  })

  test('knows no CPU before there are two, and nothing of what does not run', () => {
    expect(figures({ ...firstVersion, precpu_stats: { cpu_usage: { total_usage: 0 } } })['cpu']).toBeNaN()
    expect(statsSample({ ...firstVersion, read: '0001-01-01T00:00:00Z' })).toBeNull()
    expect(statsSample(null)).toBeNull()
  })

  test('idles at nothing, and a container without a network has sent nothing', () => {
    const { networks: _, ...apart } = firstVersion
    const idle = { ...apart, cpu_stats: { ...firstVersion.cpu_stats, cpu_usage: { total_usage: 1 } } }
    expect(figures(idle)).toMatchObject({ cpu: 0, received: 0, sent: 0 })
  })

  test('of Windows tells what it does not know as unknown, not as nothing', () => {
    const windows = {
      read: firstVersion.read,
      num_procs: 4,
      storage_stats: { read_size_bytes: 5 },
      cpu_stats: { cpu_usage: { total_usage: 5 } },
      precpu_stats: { cpu_usage: { total_usage: 1 } },
      memory_stats: { commitbytes: 5, privateworkingset: 3 },
    }
    expect(figures(windows)).toMatchObject({ cpu: Number.NaN, memory: Number.NaN, pids: Number.NaN })
  })
})
