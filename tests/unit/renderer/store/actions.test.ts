import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { fault } from '#shared/faults.ts'
import { act } from '../../../../src/renderer/store/actions.ts'

const nothing = {
  key: 'web-1',
  verb: 'stop',
  subject: 'web-1',
  command: ['docker', 'stop', 'web-1'],
} as const

const failing = (error: Error) => async () => {
  throw error
}

describe('an act', () => {
  it('answers null when it was done', async () => {
    expect(await act({ ...nothing, run: () => Promise.resolve() })).toBeNull()
  })

  it('answers the fault that main declared', async () => {
    const taken = fault('name-taken', 'Conflict.', { name: 'web-1' })
    const run = failing(new ORPCError('FAULT', { defined: true, data: taken }))
    expect(await act({ ...nothing, run })).toEqual(taken)
  })

  it('takes a call that failed while the host is away for unreachable', async () => {
    const run = failing(new Error('Cannot send message, WebSocket is not open.'))
    expect(await act({ ...nothing, run })).toMatchObject({ code: 'unreachable', hint: 'retry' })
  })

  it('never trusts a fault whose code it does not know', async () => {
    const run = failing(
      new ORPCError('FAULT', { defined: true, data: { code: 'gossip', message: '', detail: {} } }),
    )
    expect(await act({ ...nothing, run })).toMatchObject({ code: 'internal' })
  })
})
