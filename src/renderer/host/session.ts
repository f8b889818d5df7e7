const tokenKey = 'quayside.token'

/** Takes the one-time code out of the address; it is gone from there, and from the history, at once. */
export function takeCode(): string | null {
  const { hash, pathname } = window.location
  if (!hash.startsWith('#code=')) return null
  window.history.replaceState(null, '', pathname)
  return hash.slice('#code='.length)
}

/** Exchanges a code for this tab's token; false when the code is spent or unknown. */
export async function enter(code: string): Promise<boolean> {
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  if (!answer.ok) return false
  const body: unknown = await answer.json()
  if (typeof body !== 'object' || body === null || !('token' in body)) return false
  if (typeof body.token !== 'string') return false
  window.sessionStorage.setItem(tokenKey, body.token)
  return true
}

/** Whether the host says that it does not know this token (any more); false also while it says nothing. */
export async function sessionIsOver(token: string): Promise<boolean> {
  try {
    const answer = await fetch('/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    const body: unknown = answer.ok ? await answer.json() : null
    return typeof body === 'object' && body !== null && 'live' in body && body.live === false
  } catch {
    return false
  }
}

export function sessionToken(): string | null {
  return window.sessionStorage.getItem(tokenKey)
}

export function forgetSession(): void {
  window.sessionStorage.removeItem(tokenKey)
}
