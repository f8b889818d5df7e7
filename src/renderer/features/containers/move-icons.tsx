import { Pause, Play, RotateCw, Square, Zap } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PlainMove } from './actions/perform.ts'

/** The picture of a move, the same on cards, in tables, at the head of a page and in the palette. */
export const moveIcons: Readonly<Record<PlainMove, ReactNode>> = {
  start: <Play aria-hidden />,
  stop: <Square aria-hidden />,
  pause: <Pause aria-hidden />,
  unpause: <Play aria-hidden />,
  restart: <RotateCw aria-hidden />,
  kill: <Zap aria-hidden />,
}
