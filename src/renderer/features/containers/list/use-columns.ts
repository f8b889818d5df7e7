import { type RefObject, useLayoutEffect, useState } from 'react'

const cardWidth = 300
const gap = 12

function columnsIn(width: number): number {
  return Math.max(1, Math.floor((width + gap) / (cardWidth + gap)))
}

/** How many cards stand side by side in the list, as wide as it is now. */
export function useColumns(list: RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(1)
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return
    const measure = () => setColumns(columnsIn(element.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [list])
  return columns
}
