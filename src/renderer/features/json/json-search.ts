import type { Piece } from './json-rows.ts'

/** Where a match stands: its row, and the columns in the row's text. */
export interface JsonMatch {
  readonly row: number
  readonly start: number
  readonly end: number
}

/** Every place of `query` in the rows' texts, in any case of letters. */
export function matchesIn(texts: readonly string[], query: string): readonly JsonMatch[] {
  if (query === '') return []
  const wanted = query.toLowerCase()
  return texts.flatMap((text, row) => {
    const found: JsonMatch[] = []
    const lower = text.toLowerCase()
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length))
      found.push({ row, start: at, end: at + wanted.length })
    return found
  })
}

export const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

export interface MarkedPiece extends Piece {
  /** The match that it belongs to, among those given; null for what is no match. */
  readonly match: JsonMatch | null
}

/** The pieces of one row, cut where matches begin and end. */
export function marked(pieces: readonly Piece[], matches: readonly JsonMatch[]): readonly MarkedPiece[] {
  const cuts = matches.flatMap(({ start, end }) => [start, end])
  let begin = 0
  return pieces.flatMap(({ text, tone }) => {
    const end = begin + text.length
    const edges = [begin, ...cuts.filter((cut) => cut > begin && cut < end), end]
    const parts = edges.slice(1).map((edge, index) => {
      const from = edges[index] ?? 0
      const match = matches.find((one) => one.start <= from && edge <= one.end) ?? null
      return { text: text.slice(from - begin, edge - begin), tone, match }
    })
    begin = end
    return parts
  })
}
