import { z } from 'zod'

/** Longest message that a page may send, in bytes: a commit with every change is below it. */
export const longestMessage = 4 * 1024 * 1024

const identifier = z.string().min(1).max(64)
const message = z.union([
  z.object({
    i: identifier,
    t: z.undefined().optional(),
    p: z.object({ u: z.string().max(256).startsWith('/'), b: z.unknown() }),
  }),
  // oRPC's "the caller has left".
  z.object({ i: identifier, t: z.literal(4) }),
])

/**
 * What oRPC may see of a page's message: a call or a leave-taking, without the headers, methods,
 * uploads and upward streams that its protocol has and this contract has not. null is for anything else.
 */
export function admit(raw: unknown): string | null {
  if (typeof raw !== 'string' || raw.length > longestMessage) return null
  try {
    const parsed = message.safeParse(JSON.parse(raw))
    return parsed.success ? JSON.stringify(parsed.data) : null
  } catch {
    return null
  }
}
