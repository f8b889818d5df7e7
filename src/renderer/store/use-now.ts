import { useEffect, useState } from 'react'

/** The time, anew every `interval` milliseconds while `running`, and not at all while the page is hidden. */
export function useNow(interval: number, running = true): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) return undefined
    const tick = () => {
      if (!document.hidden) setNow(Date.now())
    }
    tick()
    const timer = setInterval(tick, interval)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [interval, running])
  return now
}
