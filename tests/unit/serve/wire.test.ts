import { describe, expect, test } from 'vitest'
import { admit, longestMessage } from '../../../src/main/serve/wire.ts'

const call = { i: '1', p: { u: '/containers/list', b: { json: null } } }

describe('a message of a page', () => {
  test('is a call or a leave-taking', () => {
    expect(JSON.parse(admit(JSON.stringify(call)) ?? '')).toEqual(call)
    expect(JSON.parse(admit('{"i":"1","t":4}') ?? '')).toEqual({ i: '1', t: 4 })
  })

  test('loses headers and methods, which could name uploads or other encodings', () => {
    const dressed = { ...call, p: { ...call.p, h: { 'content-disposition': 'filename=x' }, m: 'GET' } }
    expect(JSON.parse(admit(JSON.stringify(dressed)) ?? '')).toEqual(call)
  })

  test.each([
    ['bytes', Buffer.from('{}')],
    ['no JSON', '{'],
    ['no object', '[]'],
    ['no id', '{"p":{"u":"/a","b":1}}'],
    ['an id that is no text', '{"i":1,"p":{"u":"/a"}}'],
    ['an upward stream', '{"i":"1","t":3,"p":{"e":"message","d":1}}'],
    ['an unknown kind', '{"i":"1","t":9}'],
    ['a call without a path', '{"i":"1","p":{}}'],
    ['an address elsewhere', '{"i":"1","p":{"u":"http://evil.example/x"}}'],
    ['a message that is too long', JSON.stringify({ ...call, x: 'x'.repeat(longestMessage) })],
  ])('is refused when it is %s', (_what, raw) => {
    expect(admit(raw)).toBeNull()
  })
})
