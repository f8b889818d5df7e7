import type { RateLimit } from '#shared/contract/registries.ts'

/** `RateLimit-Limit: 100;w=21600` and `RateLimit-Remaining: 76;w=21600`, as Docker Hub sends them; null without. */
export function rateLimitIn(headers: Headers): RateLimit | null {
  const limit = /^(\d+)(?:.*\bw=(\d+))?/.exec(headers.get('ratelimit-limit') ?? '')
  const remaining = /^(\d+)/.exec(headers.get('ratelimit-remaining') ?? '')
  if (limit === null || remaining === null) return null
  const window = limit[2]
  return {
    limit: Number(limit[1]),
    remaining: Number(remaining[1]),
    windowSeconds: window === undefined ? null : Number(window),
  }
}

/** Whole seconds of `Retry-After`, which is a number or a date; null without. `now` is epoch milliseconds. */
export function retryAfterIn(headers: Headers, now: number): number | null {
  const said = headers.get('retry-after') ?? ''
  if (/^\d+$/.test(said)) return Number(said)
  const at = Date.parse(said)
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000))
}
