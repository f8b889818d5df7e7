import { describe, expect, test, vi } from 'vitest'
import { codeLifetime, createAccess, failuresAllowed } from '../../../src/main/serve/access.ts'

function open() {
  const clock = { at: 1_000_000 }
  const onExhausted = vi.fn()
  const onEnded = vi.fn()
  const access = createAccess({ now: () => clock.at, onExhausted, onEnded })
  return { access, clock, onExhausted, onEnded }
}

/** Exchanges a fresh code, as a page does. */
function enter(access: ReturnType<typeof open>['access']): string {
  const token = access.exchange(access.issue('printed'))
  if (token === null) throw new Error('a fresh code was refused')
  return token
}

describe('a code', () => {
  test('gives a token of 32 bytes, and dies by it', () => {
    const { access } = open()
    const code = access.issue('printed')
    const token = access.exchange(code)
    expect(Buffer.from(token ?? '', 'base64url')).toHaveLength(32)
    expect(access.exchange(code)).toBeNull()
  })

  test.each([
    ['automatic', 60_000],
    ['printed', 600_000],
  ] as const)('that was %s is good for %i ms and no longer', (kind, lifetime) => {
    expect(codeLifetime[kind]).toBe(lifetime)
    const { access, clock } = open()
    const [inTime, late] = [access.issue(kind), access.issue(kind)]
    clock.at += lifetime - 1
    expect(access.exchange(inTime)).not.toBeNull()
    clock.at += 1
    expect(access.exchange(late)).toBeNull()
  })

  test('is never given twice', () => {
    const { access } = open()
    const codes = Array.from({ length: 100 }, () => access.issue('printed'))
    expect(new Set(codes).size).toBe(100)
    expect(Buffer.from(codes[0] ?? '', 'base64url')).toHaveLength(16)
  })

  test('that is wrong for the tenth time stops the host, and then no right one helps', () => {
    const { access, onExhausted } = open()
    const good = access.issue('printed')
    for (let guess = 1; guess < failuresAllowed; guess += 1) access.exchange(`guess-${guess}`)
    expect(onExhausted).not.toHaveBeenCalled()
    expect(access.exchange('guess')).toBeNull()
    expect(onExhausted).toHaveBeenCalledOnce()
    expect(access.exchange(good)).toBeNull()
  })
})

describe('a session', () => {
  test('is found by its token alone', () => {
    const { access } = open()
    const token = enter(access)
    expect(access.session(token)).not.toBeNull()
    expect(access.session(token.slice(0, -1))).toBeNull()
    expect(access.session('')).toBeNull()
  })

  test('that was ended is gone, the others stay', () => {
    const { access, onEnded } = open()
    const [first, second] = [enter(access), enter(access)]
    const session = access.session(first)
    if (session !== null) access.end(session)
    expect(onEnded).toHaveBeenCalledWith(session)
    expect(access.session(first)).toBeNull()
    expect(access.session(second)).not.toBeNull()
  })

  test('ends with all others from the terminal, and waiting codes die too', () => {
    const { access } = open()
    const [token, code] = [enter(access), access.issue('printed')]
    access.endAll()
    expect(access.session(token)).toBeNull()
    expect(access.exchange(code)).toBeNull()
  })
})
