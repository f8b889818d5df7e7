import { describe, expect, it } from 'vitest'
import { decodeEvent } from '../../../src/main/engine/decode/event.ts'

const actor = { ID: 'ab12', Attributes: { name: 'web', image: 'nginx' } }

describe('an event', () => {
  it('is read in the shape of 1.51, with the old fields beside the new', () => {
    expect(
      decodeEvent({
        status: 'start',
        id: 'ab12',
        from: 'nginx',
        Type: 'container',
        Action: 'start',
        Actor: actor,
        scope: 'local',
        time: 1_700_000_000,
        timeNano: 1_700_000_000_123_456_768,
      }),
    ).toMatchObject({ type: 'container', action: 'start', id: 'ab12', attributes: { name: 'web' } })
  })

  it('is read in the shape of 1.52, without status, id and from', () => {
    expect(decodeEvent({ Type: 'image', Action: 'tag', Actor: actor, time: 5 })).toEqual({
      type: 'image',
      action: 'tag',
      id: 'ab12',
      attributes: { name: 'web', image: 'nginx' },
      timeNano: 5_000_000_000n,
    })
  })

  it('is read in the shape of the oldest engines', () => {
    expect(decodeEvent({ status: 'die', id: 'ab12', from: 'nginx', time: 5 })).toMatchObject({
      type: 'container',
      action: 'die',
      id: 'ab12',
    })
  })

  it('is null for what is no event', () => {
    for (const value of [null, 1, 'x', [], {}, { Action: 'start' }, { Actor: { ID: 'x' } }]) {
      expect(decodeEvent(value)).toBeNull()
    }
  })
})
