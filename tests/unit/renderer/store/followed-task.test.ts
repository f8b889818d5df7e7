import { describe, expect, it } from 'vitest'
import type { Task } from '#shared/contract/tasks.ts'
import { followTask } from '../../../../src/renderer/store/followed-task.ts'

const task = (state: Task['state']): Task => ({
  id: '1',
  kind: 'commit',
  subject: 'web-1',
  command: [],
  startedAt: 0,
  endedAt: null,
  state,
  step: null,
  progress: null,
  fault: null,
  result: null,
})

describe('a task that a view follows', () => {
  it('is waited for before the first word of it', () => {
    expect(followTask(undefined, undefined)).toEqual({ task: undefined, lost: false })
  })

  it('keeps its end when it is dismissed elsewhere', () => {
    expect(followTask(task('done'), undefined)).toEqual({ task: task('done'), lost: false })
  })

  it('is lost, and no more waited for, when it left the list while it ran', () => {
    expect(followTask(task('running'), undefined).lost).toBe(true)
    expect(followTask(task('running'), task('running')).lost).toBe(false)
  })
})
