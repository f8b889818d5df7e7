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

/** Gives the entries for what was typed; called while the palette is open, in the person's language. */
export type PaletteSource = (query: string) => readonly PaletteEntry[]

const sources = new Set<PaletteSource>()

/** Adds a source; returns how to take it away. */
export function registerPalette(source: PaletteSource): () => void {
  sources.add(source)
  return () => {
    sources.delete(source)
  }
}

export function paletteEntries(query: string): readonly PaletteEntry[] {
  return [...sources].flatMap((source) => source(query))
}
