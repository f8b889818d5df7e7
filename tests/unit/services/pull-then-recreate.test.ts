import { expect, test, vi } from 'vitest'
import { pullThenRecreate } from '../../../src/main/services/pull-then-recreate.ts'
import { createTasks } from '../../../src/main/services/tasks.ts'
import { FaultError, fault } from '../../../src/shared/faults.ts'

const pulled = { kind: 'pull', reference: 'web:latest', outcome: 'moved', digest: null } as const
const mirror = { state: () => ({ containers: { status: 'loading' } as const }) }

test('an edit that is refused keeps no other from its turn', async () => {
  const tasks = createTasks()
  const edit = vi.fn(async ({ id }: { id: string }) => {
    if (id === 'a') throw new FaultError(fault('conflict', 'It is being edited.'))
    return { taskId: id }
  })
  pullThenRecreate(
    { mirror, tasks, pull: async () => pulled, edit },
    { reference: 'web', recreate: ['a', 'b'] },
  )
  await expect.poll(() => tasks.list()[0]?.state).toBe('done')
  expect(tasks.list()[0]?.result).toMatchObject({
    outcome: 'moved',
    recreated: [
      { id: 'a', fault: { code: 'conflict' } },
      { id: 'b', fault: null },
    ],
  })
})

test('a cancel once the image is here ends what has not begun, and forgets neither the image nor an edit', async () => {
  const tasks = createTasks()
  const edit = vi.fn(async ({ id }: { id: string }) => {
    tasks.cancel(tasks.list()[0]?.id ?? '')
    return { taskId: id }
  })
  pullThenRecreate(
    { mirror, tasks, pull: async () => pulled, edit },
    { reference: 'web', recreate: ['a', 'b'] },
  )
  await expect.poll(() => tasks.list()[0]?.state).toBe('done')
  expect(edit).toHaveBeenCalledOnce()
  expect(tasks.list()[0]?.result).toMatchObject({
    outcome: 'moved',
    recreated: [
      { id: 'a', fault: null },
      { id: 'b', fault: { code: 'cancelled' } },
    ],
  })
})
