import type { ReactNode } from 'react'

/** One thing that can be done from the palette. */
export interface PaletteEntry {
  /** Unique among all entries. */
  readonly id: string
  /** Object and action, as the person reads it: “Stop web-1”. */
  readonly label: string
  /** The heading that it stands under. */
  readonly group: string
  /** More words that find it. */
  readonly keywords?: string
  readonly icon?: ReactNode
  readonly shortcut?: string
  readonly onSelect: () => void
}
