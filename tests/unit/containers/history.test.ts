import { describe, expect, it } from 'vitest'
import type { ContainerDetails } from '#shared/contract/containers.ts'
import type { Happening, HistoryEntry } from '#shared/contract/history.ts'
import { historyRows } from '../../../src/renderer/features/containers/model/history.ts'
import { detailsSample } from './sample.ts'

const second = 1000

function entries(...happenings: readonly (readonly [number, Happening])[]): readonly HistoryEntry[] {
  return happenings.map(([at, happening], number) => ({ ...happening, at: at * second, number }))
}

/** Newest first, as a person reads it: kinds, and how often. */
function read(
  told: readonly HistoryEntry[],
  details: Partial<ContainerDetails> | null = null,
  gaps: readonly { from: number; to: number }[] = [],
): readonly string[] {
  return historyRows(told, gaps, details === null ? null : { ...detailsSample, ...details }).map(
    ({ moments, times }) => `${moments.map(({ kind }) => kind).join('+')}${times > 1 ? ` ×${times}` : ''}`,
  )
}

const died = { kind: 'died', exitCode: 1 } as const
const started = { kind: 'started' } as const
const ran = (command: string) => ({ kind: 'executed', command, times: 1, from: 0 }) as const
const net = (kind: 'connected' | 'disconnected', network = 'shop') => ({ kind, network }) as const

describe('the history of a container on its page', () => {
  it('tells what inspect knows from before the app ran, and doubles nothing', () => {
    const details = {
      state: 'exited',
      createdAt: 10 * second,
      startedAt: 20 * second,
      finishedAt: 30 * second,
      exitCode: 137,
      oomKilled: true,
    } as const
    expect(read([], details)).toEqual(['died', 'oom', 'started', 'created'])
    // Events a moment after what inspect says are the same thing.
    const told = entries([10.1, { kind: 'created' }], [20.2, started], [30.9, { kind: 'oom' }], [31, died])
    expect(read(told, details)).toEqual(['died', 'oom', 'started', 'created'])
    // The app came in between: the start is from inspect, the end from the event.
    expect(read(entries([30.1, died]), details)).toEqual(['died', 'started', 'created'])
  })

  it('does not take the exit code of an older run for the end before this start', () => {
    const details = {
      state: 'running',
      startedAt: 30 * second,
      finishedAt: 20 * second,
      exitCode: 0,
    } as const
    const [row] = historyRows([], [], { ...detailsSample, ...details }).filter(
      ({ moments }) => moments[0]?.kind === 'died',
    )
    expect(row?.moments).toEqual([{ kind: 'died', exitCode: null }])
  })

  it('folds a container that restarts for ever, and a health check that says the same', () => {
    const loop = Array.from({ length: 12 }, (_, round) => [
      [round * 10, started] as const,
      [round * 10 + 1, died] as const,
    ]).flat()
    const told = entries([0, { kind: 'created' }], ...loop, [130, { kind: 'destroyed' }])
    expect(read(told)).toEqual(['destroyed', 'started+died ×12', 'created'])
    const folded = historyRows(told, [], null)[1]
    expect([folded?.from, folded?.at]).toEqual([0, 111 * second])
    const healthLog = [1, 2, 3].map((at) => ({ at: at * second, exitCode: at === 3 ? 1 : 0, output: '' }))
    expect(read([], { createdAt: 0, startedAt: 500, finishedAt: null, healthLog })).toEqual([
      'checked',
      'checked ×2',
      'started',
      'created',
    ])
  })

  it('leaves out that a health check was run, and tells what a person ran', () => {
    const healthCommand = `/bin/sh -c ${'curl '.repeat(60)}`
    const told = entries(
      [0, { kind: 'created' }],
      [1, started],
      [2, ran(`${healthCommand.slice(0, 200)}…`)],
      [3, ran('ls /')],
    )
    expect(read(told, { healthCommand })).toEqual(['executed', 'started', 'created'])
    expect(read(told, {})).toHaveLength(4)
  })

  it('leaves twice what came twice: two restarts are two', () => {
    const restart = [
      { kind: 'signalled', signal: '15' },
      died,
      { kind: 'stopped' },
      started,
      { kind: 'restarted' },
    ] as const
    const twice = [...restart, ...restart].map((happening, at) => [at, happening] as const)
    expect(read(entries(...twice))).toHaveLength(10)
  })

  it('leaves out the networks of every start and end, and tells what a person connected', () => {
    const told = entries(
      [0, { kind: 'created' }],
      [1, net('connected')],
      [2, started],
      [3, net('connected', 'back')],
      [4, net('disconnected', 'back')],
      [4, net('disconnected', 'back')],
      [5, died],
      [6, net('disconnected')],
      [7, net('connected', 'later')],
    )
    expect(read(told)).toEqual(['connected', 'died', 'disconnected', 'connected', 'started', 'created'])
  })

  it('says where nothing was heard, if the container was there then', () => {
    const told = entries([10, { kind: 'created' }], [50, { kind: 'destroyed' }])
    const gaps = [
      { from: 1 * second, to: 2 * second },
      { from: 20 * second, to: 30 * second },
      { from: 60 * second, to: 70 * second },
    ]
    expect(read(told, null, gaps)).toEqual(['destroyed', 'gap', 'created'])
  })
})
