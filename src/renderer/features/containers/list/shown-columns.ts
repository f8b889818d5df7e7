import { type RefObject, useLayoutEffect, useState } from 'react'

export interface ShownColumns {
  readonly state: boolean
  readonly image: boolean
  readonly ports: boolean
  readonly since: boolean
}

/** A narrow page keeps what a person acts by: the name, its state below it, and the actions. */
function columnsFor(width: number): ShownColumns {
  return { state: width >= 640, ports: width >= 760, image: width >= 900, since: width >= 1040 }
}

export function useShownColumns(list: RefObject<HTMLElement | null>): ShownColumns {
  const [shown, setShown] = useState(() => columnsFor(Infinity))
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return
    const measure = () => {
      const next = columnsFor(element.clientWidth)
      setShown((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [list])
  return shown
}
