/** Output of one stream in a row, drawn as one block: so it ends at a line's end where it can. */
export interface OutputPart {
  readonly key: number
  readonly errors: boolean
  readonly text: string
  /** Line ends in `text`. */
  readonly lines: number
}

/** What is kept of a command's output; more would be read by nobody, and a page lays each line out. */
export const mostKept = { characters: 400_000, lines: 5000 } as const

/** A part that was drawn is not drawn again: so the one that still grows is small. */
const full = { characters: 8192, lines: 200 } as const
/** A line that is longer is cut in two. */
const longestLine = 65_536

type Added = Pick<OutputPart, 'errors' | 'text'>

/** The parts with more output at their end, and without the oldest when it gets too much: then `cut` is true. */
export function withOutput(
  before: readonly OutputPart[],
  added: readonly Added[],
): { readonly parts: readonly OutputPart[]; readonly cut: boolean } {
  const parts = [...before]
  for (const { errors, text } of added) {
    for (let rest = text; rest !== '';) {
      const last = parts.at(-1)
      const open = last?.errors === errors && !isFull(last) ? last : null
      const { end, lines } = nextPiece(rest, open)
      const piece = rest.slice(0, end)
      if (open === null) parts.push({ key: (last?.key ?? 0) + 1, errors, text: piece, lines })
      else parts[parts.length - 1] = { ...open, text: open.text + piece, lines: open.lines + lines }
      rest = rest.slice(end)
    }
  }
  const first = firstKept(parts)
  return { parts: parts.slice(first), cut: first > 0 }
}

function isFull({ text, lines }: OutputPart): boolean {
  if (!text.endsWith('\n')) return text.length >= longestLine
  return lines >= full.lines || text.length >= full.characters
}

/** How much of `text` fills up what is open. */
function nextPiece(text: string, open: OutputPart | null): { readonly end: number; readonly lines: number } {
  let [end, lines] = [0, 0]
  while (end < text.length) {
    const lineEnd = text.indexOf('\n', end)
    if (lineEnd < 0) return { end: Math.min(text.length, end + longestLine), lines }
    end = lineEnd + 1
    lines += 1
    const length = (open?.text.length ?? 0) + end
    if ((open?.lines ?? 0) + lines >= full.lines || length >= full.characters) break
  }
  return { end, lines }
}

function firstKept(parts: readonly OutputPart[]): number {
  let [characters, lines] = [0, 0]
  for (let at = parts.length - 1; at > 0; at -= 1) {
    characters += parts[at]?.text.length ?? 0
    lines += parts[at]?.lines ?? 0
    const older = parts[at - 1]
    if (older === undefined) return at
    if (characters + older.text.length > mostKept.characters || lines + older.lines > mostKept.lines)
      return at
  }
  return 0
}
