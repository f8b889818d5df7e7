import { describe, expect, it } from 'vitest'
import type { Task } from '#shared/contract/tasks.ts'
import { placeTasks } from '../../../src/renderer/features/search/card-tasks.ts'
import { imagesHere } from '../../../src/renderer/features/search/here.ts'
import { rememberSearch } from '../../../src/renderer/features/search/recent.ts'

function task(id: string, subject: string, startedAt: number, state: Task['state'] = 'running'): Task {
  return {
    id,
    kind: 'pull',
    subject,
    command: [],
    startedAt,
    endedAt: null,
    state,
    step: null,
    progress: null,
    fault: null,
    result: null,
  }
}

const subject = (one: Task) => one.subject

describe('where pulls and runs are shown', () => {
  const cards = new Set(['docker.io/library/nginx'])

  it('in the card of their repository, whatever the tag; all else in the list, newest first', () => {
    const placed = placeTasks(
      [task('1', 'redis', 1), task('2', 'nginx:1.27', 2), task('3', 'localhost:5000/app', 3)],
      cards,
      subject,
    )
    expect(placed.byRepository.get('docker.io/library/nginx')?.id).toBe('2')
    expect(placed.others.map((one) => one.id)).toEqual(['3', '1'])
  })

  it('keeps a second running pull of one repository in sight, and drops an ended one', () => {
    const both = placeTasks([task('1', 'nginx:1', 1), task('2', 'nginx:2', 2)], cards, subject)
    expect(both.others.map((one) => one.id)).toEqual(['1'])
    const ended = placeTasks([task('1', 'nginx:1', 1, 'failed'), task('2', 'nginx:2', 2)], cards, subject)
    expect(ended.others).toEqual([])
  })

  it('leaves commits to the Activity page', () => {
    const placed = placeTasks([{ ...task('1', 'web', 1), kind: 'commit' }], cards, subject)
    expect(placed.others).toEqual([])
  })
})

describe('images that are here already', () => {
  const id = `sha256:${'b'.repeat(64)}`
  const here = imagesHere([
    {
      id,
      references: ['nginx:1.27', 'localhost:5000/team/app:1.0'],
      digests: [`nginx@sha256:${'a'.repeat(64)}`],
      createdAt: 0,
      size: 0,
      dangling: false,
      savePoint: null,
    },
  ])

  it('are known by their full form', () => {
    expect(here.has('docker.io/library/nginx:1.27')).toBe(true)
    expect(here.has(`nginx@sha256:${'a'.repeat(64)}`)).toBe(true)
    expect(here.has(id)).toBe(true)
    expect(here.has('nginx')).toBe(false)
  })

  it('tell which tags of a repository are held', () => {
    expect(here.tagsOf('docker.io/library/nginx')).toEqual(['1.27'])
    expect(here.tagsOf('localhost:5000/team/app')).toEqual(['1.0'])
    expect(here.tagsOf('docker.io/library/redis')).toEqual([])
  })
})

describe('recent searches', () => {
  it('keep the newest first, each once, eight at most', () => {
    expect(rememberSearch(['a', 'b'], ' b ')).toEqual(['b', 'a'])
    expect(rememberSearch(['a'], ' ')).toEqual(['a'])
    expect(rememberSearch(['1', '2', '3', '4', '5', '6', '7', '8'], '9')).toHaveLength(8)
  })
})
