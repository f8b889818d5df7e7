import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** How long a code lives: one that is printed waits for a person, one that opens a browser does not. */
export const codeLifetime = { printed: 10 * 60_000, automatic: 60_000 } as const
export const failuresAllowed = 10
const liveCodes = 8
const liveSessions = 16

/** Someone who is let in; `token` is known to that page alone and lives in memory only. */
export interface Session {
  readonly id: string
}

export interface Access {
  /** A one-time code for the fragment of an address. */
  readonly issue: (kind: keyof typeof codeLifetime) => string
  /** The token of a new session for a live code, which dies by it; null for any other. */
  readonly exchange: (code: string) => string | null
  readonly session: (token: string) => Session | null
  readonly end: (session: Session) => void
  readonly endAll: () => void
}

interface Options {
  readonly now: () => number
  /** The tenth wrong code: someone is guessing, so the host must stop. */
  readonly onExhausted: () => void
  readonly onEnded: (session: Session) => void
}

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest()
const secret = (bytes: number): string => randomBytes(bytes).toString('base64url')

/** Finds a secret by comparing with every one that is kept, in a time that does not tell how near it was. */
function find<Entry extends { readonly hash: Buffer }>(
  entries: Iterable<Entry>,
  given: string,
): Entry | null {
  const hash = digest(given)
  let found: Entry | null = null
  for (const entry of entries) if (timingSafeEqual(entry.hash, hash)) found = entry
  return found
}

/** Who may enter: one-time codes, and the sessions they were exchanged for. Secrets are kept as hashes. */
export function createAccess({ now, onExhausted, onEnded }: Options): Access {
  let codes: { readonly hash: Buffer; readonly until: number }[] = []
  let sessions: { readonly hash: Buffer; readonly session: Session }[] = []
  let failures = 0

  const end = (ending: Session): void => {
    sessions = sessions.filter(({ session }) => session !== ending)
    onEnded(ending)
  }

  const issue = (kind: keyof typeof codeLifetime): string => {
    const code = secret(16)
    codes = [...codes, { hash: digest(code), until: now() + codeLifetime[kind] }].slice(-liveCodes)
    return code
  }

  const exchange = (given: string): string | null => {
    if (failures >= failuresAllowed) return null
    const code = find(codes, given)
    codes = codes.filter((kept) => kept !== code && kept.until > now())
    if (code === null || code.until <= now()) {
      failures += 1
      if (failures >= failuresAllowed) onExhausted()
      return null
    }
    const oldest = sessions[0]
    if (sessions.length >= liveSessions && oldest !== undefined) end(oldest.session)
    const token = secret(32)
    sessions = [...sessions, { hash: digest(token), session: { id: secret(8) } }]
    return token
  }

  return {
    issue,
    exchange,
    session: (token) => find(sessions, token)?.session ?? null,
    end,
    endAll: () => {
      codes = []
      for (const { session } of sessions) end(session)
    },
  }
}
