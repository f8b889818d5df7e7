import type { PaletteEntry } from './palette-entry.ts'

export interface PaletteGroup {
  readonly value: string
  readonly items: PaletteEntry[]
}

const shownPerGroup = 8
const shownInAll = 40

/** Entries that fit what was typed, the best first, under their headings. Every word must be found. */
export function rankEntries(entries: readonly PaletteEntry[], query: string): PaletteGroup[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const scored = entries
    .map((entry, index) => ({ entry, index, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || one.index - other.index)
    .slice(0, words.length === 0 ? entries.length : shownInAll)
  const groups = new Map<string, PaletteEntry[]>()
  for (const { entry } of scored) {
    const items = groups.get(entry.group) ?? []
    if (items.length < (words.length === 0 ? shownPerGroup : shownInAll)) items.push(entry)
    groups.set(entry.group, items)
  }
  return [...groups].map(([value, items]) => ({ value, items }))
}

/** 3 for a label that begins so, 2 for a word in it that does, 1 for found at all; the weakest word counts. */
function scoreOf(entry: PaletteEntry, words: readonly string[]): number {
  if (words.length === 0) return 1
  const label = entry.label.toLocaleLowerCase()
  const all = `${label} ${entry.keywords?.toLocaleLowerCase() ?? ''}`
  return Math.min(
    ...words.map((word) => {
      if (label.startsWith(word)) return 3
      if (label.split(/[\s:/_-]+/).some((part) => part.startsWith(word))) return 2
      return all.includes(word) ? 1 : 0
    }),
  )
}
