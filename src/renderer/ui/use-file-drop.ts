import { type DragEvent, useRef, useState } from 'react'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

/**
 * An area that takes files: whether some are held over it, and what it has to listen to. `taken`: something within
 * the area has taken what was dropped.
 */
export function useFileDrop(onDrop: (transfer: DataTransfer, taken: boolean) => void) {
  const [over, setOver] = useState(false)
  // Every child that is entered and left tells of itself.
  const depth = useRef(0)
  const enter = (event: DragEvent, by: number) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }
  return {
    over,
    listeners: {
      onDragEnter: (event: DragEvent) => enter(event, 1),
      onDragLeave: (event: DragEvent) => enter(event, -1),
      onDragOver: (event: DragEvent) => {
        if (holdsFiles(event)) event.preventDefault()
      },
      onDrop: (event: DragEvent) => {
        if (!holdsFiles(event)) return
        const taken = event.defaultPrevented
        event.preventDefault()
        depth.current = 0
        setOver(false)
        onDrop(event.dataTransfer, taken)
      },
    },
  }
}
