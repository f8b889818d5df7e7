export interface Layer {
  /** `RUN`, `COPY`, …; empty when the builder said nothing. */
  readonly instruction: string
  readonly text: string
  readonly size: number
  readonly createdAt: number
  readonly comment: string
}

interface HistoryEntry {
  readonly createdAt: number
  readonly createdBy: string
  readonly size: number
  readonly comment: string
}

/** The history as Dockerfile lines, in the engine's order: newest on top. */
export function layersOf(history: readonly HistoryEntry[]): readonly Layer[] {
  return history.map(({ createdBy, ...rest }) => ({ ...instructionOf(createdBy), ...rest }))
}

/** Both builders wrap what was written: `/bin/sh -c #(nop)  CMD …`, and `RUN /bin/sh -c … # buildkit`. */
export function instructionOf(createdBy: string): { readonly instruction: string; readonly text: string } {
  const plain = createdBy.replace(/\s*# buildkit$/, '').trim()
  const noted = /^\/bin\/sh -c #\(nop\)\s*(.*)$/s.exec(plain)?.[1]
  if (noted !== undefined) return splitInstruction(noted)
  const shell = /^(?:RUN )?(?:\|\d+ .*? )?\/bin\/sh -c (.*)$/s.exec(plain)?.[1]
  if (shell !== undefined) return { instruction: 'RUN', text: shell.trim() }
  return splitInstruction(plain)
}

function splitInstruction(line: string): { instruction: string; text: string } {
  const match = /^([A-Z]+)\s+(.*)$/s.exec(line)
  return match
    ? { instruction: match[1] ?? '', text: (match[2] ?? '').trim() }
    : { instruction: '', text: line }
}
