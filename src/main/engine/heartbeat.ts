export interface HeartbeatOptions {
  /** Milliseconds of silence before a ping. */
  readonly quiet: number
  /** Milliseconds a ping may take. */
  readonly deadline: number
  /** Grows with every byte that the engine sends. */
  readonly bytesHeard: () => number
  readonly ping: (signal: AbortSignal) => Promise<void>
  /** Misses in a row; 0 when the engine is heard again. */
  readonly missed: (times: number) => void
}

export interface Heartbeat {
  /** Pings now instead of after the silence. */
  readonly beatNow: () => void
  readonly stop: () => void
}

/** Pings an engine that was not heard for a while: only so is one found that hangs with its connections open. */
export function startHeartbeat(options: HeartbeatOptions): Heartbeat {
  const { quiet, deadline, bytesHeard, ping, missed } = options
  let heard = bytesHeard()
  let misses = 0
  let stopped = false
  let beating = false
  let timer = setTimeout(look, quiet)

  function look(): void {
    const now = bytesHeard()
    const spoke = now !== heard
    heard = now
    if (spoke && misses === 0) timer = setTimeout(look, quiet)
    else void beat()
  }

  async function beat(): Promise<void> {
    clearTimeout(timer)
    if (stopped || beating) return
    beating = true
    const alive = await ping(AbortSignal.timeout(deadline)).then(
      () => true,
      () => false,
    )
    beating = false
    if (stopped) return
    const before = misses
    misses = alive ? 0 : misses + 1
    heard = bytesHeard()
    // A ping that fails at once must not spin.
    timer = setTimeout(look, alive ? quiet : Math.min(quiet, 250))
    if (misses !== before) missed(misses)
  }

  return {
    beatNow: () => void beat(),
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
