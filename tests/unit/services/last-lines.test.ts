import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import type { Engine } from '../../../src/main/engine/engine.ts'
import { lastLines } from '../../../src/main/services/last-lines.ts'

const never = () => {
  throw new Error('not asked for here')
}

/** An engine with one log, which it ends only when its reader leaves. */
function engineWith(log: PassThrough): Engine {
  return {
    status: never,
    onStatus: never,
    onEvent: never,
    onGap: never,
    call: never,
    stream: (_, signal) => {
      signal.addEventListener('abort', () => log.destroy())
      return new Promise<never>((resolve) => Reflect.apply(resolve, null, [log]))
    },
    put: never,
    post: never,
    ready: never,
    retry: never,
    select: never,
    diagnostics: never,
    close: never,
  }
}

test('of a container that is started again and again are what it said so far', async () => {
  const log = new PassThrough()
  log.write('no password given\r\n')
  expect(await lastLines(engineWith(log), 'a', true, 50)).toEqual(['no password given'])
  expect(log.destroyed).toBe(true)
})

test('are plain text, and show what would turn them around', async () => {
  const log = new PassThrough()
  log.end('\u001b[31mred\u001b[0m\u001b]0;title\u0007 \u202etxt.exe\n\n')
  expect(await lastLines(engineWith(log), 'a', true)).toEqual(['red [U+202E]txt.exe', ''])
})
