import { useCallback, useSyncExternalStore } from 'react'

/** The time to the last whole `period` of milliseconds, read again with every period while `running`. */
export function useNow(period: number, running = true): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (!running) return () => undefined
      const timer = setInterval(listener, period)
      return () => clearInterval(timer)
    },
    [period, running],
  )
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / period) * period)
}
