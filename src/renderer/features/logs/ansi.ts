import Anser from 'anser'

const ansiColors = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const
type AnsiColor = (typeof ansiColors)[number] | 'gray'

/** A piece of a line that looks the same throughout. */
export interface Piece {
  readonly text: string
  readonly foreground: AnsiColor | null
  readonly background: AnsiColor | null
  readonly bold: boolean
  readonly dim: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly reverse: boolean
  /** A match of the search. */
  readonly marked: boolean
}

const plain = {
  foreground: null,
  background: null,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  reverse: false,
  marked: false,
} as const

/** A stored line as pieces; `marks` are pairs of start and end columns of the text without its escapes. */
export function pieces(line: string, marks: readonly number[]): readonly Piece[] {
  const coloured = line.includes('\u001b') ? colouredPieces(line) : [{ ...plain, text: line }]
  return marks.length === 0 ? coloured : withMarks(coloured, marks)
}

function colouredPieces(line: string): Piece[] {
  return Anser.ansiToJson(line, { json: true, use_classes: true, remove_empty: true }).map((entry) => {
    const has = (name: (typeof entry.decorations)[number]): boolean => entry.decorations.includes(name)
    return {
      text: entry.content,
      foreground: colorOf(entry.fg, entry.fg_truecolor),
      background: colorOf(entry.bg, entry.bg_truecolor),
      bold: has('bold'),
      dim: has('dim'),
      italic: has('italic'),
      underline: has('underline'),
      reverse: has('reverse'),
      marked: false,
    }
  })
}

function withMarks(coloured: readonly Piece[], marks: readonly number[]): Piece[] {
  const result: Piece[] = []
  let column = 0
  let mark = 0
  for (const piece of coloured) {
    let used = 0
    while (used < piece.text.length) {
      const at = column + used
      while ((marks[mark + 1] ?? Number.POSITIVE_INFINITY) <= at) mark += 2
      const start = marks[mark] ?? Number.POSITIVE_INFINITY
      const marked = start <= at
      const until = marked ? (marks[mark + 1] ?? at) : start
      const end = Math.min(piece.text.length, until - column)
      result.push({ ...piece, text: piece.text.slice(used, end), marked })
      used = end
    }
    column += piece.text.length
  }
  return result
}

/** The eight colours exist in both themes with enough contrast; finer ones become the nearest of them. */
function colorOf(name: string | null, trueColor: string | null): AnsiColor | null {
  if (name === null || name === '') return null
  if (name === 'ansi-bright-black') return 'gray'
  const word = /^ansi-(?:bright-)?(\w+)$/.exec(name)?.[1]
  const known = ansiColors.find((color) => color === word)
  if (known !== undefined) return known
  const palette = /^ansi-palette-(\d+)$/.exec(name)
  if (palette !== null) return paletteColor(Number(palette[1]))
  const [red = 0, green = 0, blue = 0] = (trueColor ?? '').split(',').map(Number)
  return nearest(red, green, blue)
}

function paletteColor(index: number): AnsiColor {
  if (index < 16) return index === 8 ? 'gray' : (ansiColors[index % 8] ?? 'white')
  if (index >= 232) return nearest(8 + (index - 232) * 10, 8 + (index - 232) * 10, 8 + (index - 232) * 10)
  const cube = index - 16
  return nearest(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6))
}

function level(step: number): number {
  return step === 0 ? 0 : 55 + step * 40
}

const hues = ['red', 'yellow', 'green', 'cyan', 'blue', 'magenta'] as const

function nearest(red: number, green: number, blue: number): AnsiColor {
  const most = Math.max(red, green, blue)
  const range = most - Math.min(red, green, blue)
  if (range < 40) return most < 64 ? 'black' : most < 170 ? 'gray' : 'white'
  const sixth =
    most === red
      ? (green - blue) / range
      : most === green
        ? 2 + (blue - red) / range
        : 4 + (red - green) / range
  return hues[(Math.round(sixth) + 6) % 6] ?? 'white'
}
