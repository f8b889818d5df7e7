import { expect, test } from 'vitest'
import { rateLimitIn, retryAfterIn } from '../../../src/main/services/rate-headers.ts'

const headers = (entries: Record<string, string>) => new Headers(entries)

test('a limit is read with its window, and only when both headers are there', () => {
  const both = { 'RateLimit-Limit': '100;w=21600', 'RateLimit-Remaining': '76;w=21600' }
  expect(rateLimitIn(headers(both))).toEqual({ limit: 100, remaining: 76, windowSeconds: 21_600 })
  expect(rateLimitIn(headers({ 'RateLimit-Limit': '10', 'RateLimit-Remaining': '0' }))).toEqual({
    limit: 10,
    remaining: 0,
    windowSeconds: null,
  })
  expect(rateLimitIn(headers({ 'RateLimit-Limit': '100;w=60' }))).toBeNull()
  expect(rateLimitIn(headers({ 'RateLimit-Limit': 'many', 'RateLimit-Remaining': '1' }))).toBeNull()
})

test('when to ask again is a number of seconds or a date', () => {
  const now = Date.parse('2026-11-27T04:00:00Z')
  const after = (text: string) => retryAfterIn(headers({ 'Retry-After': text }), now)
  expect(after('90')).toBe(90)
  expect(after('Fri, 27 Nov 2026 04:01:00 GMT')).toBe(60)
  expect(after('Fri, 27 Nov 2026 03:00:00 GMT')).toBe(0)
  expect(after('soon')).toBeNull()
  expect(retryAfterIn(headers({}), now)).toBeNull()
})
