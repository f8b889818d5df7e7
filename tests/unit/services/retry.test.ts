import { expect, test } from 'vitest'
import type { Engine } from '../../../src/main/engine/engine.ts'
import { createSystem } from '../../../src/main/services/system.ts'
import { createTasks } from '../../../src/main/services/tasks.ts'

const never = () => {
  throw new Error('not asked for here')
}

test('a retry is for the connection and for the lists that could not be read', async () => {
  const tried: string[] = []
  const engine: Engine = {
    status: never,
    onStatus: never,
    onEvent: never,
    onGap: never,
    call: never,
    stream: never,
    put: never,
    post: never,
    ready: never,
    retry: () => void tried.push('connection'),
    select: never,
    diagnostics: never,
    close: never,
  }
  const system = createSystem({
    engine,
    mirror: { retry: () => void tried.push('lists') },
    tasks: createTasks(),
    changes: { open: never, subscribers: never },
    remember: never,
    candidates: never,
    logSessions: never,
    terminals: never,
  })
  await system.retry(undefined, { signal: new AbortController().signal, page: 'test' })
  expect(tried).toEqual(['connection', 'lists'])
})
