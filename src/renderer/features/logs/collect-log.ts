import type { LogRange, LogWindow } from '#shared/contract/logs.ts'

const atOnce = 5000

export interface Collected {
  readonly parts: readonly string[]
  readonly lines: number
}

/**
 * Pulls the lines of a range as text, in pieces: no escapes, no notices, each line with its end. Where there are several
 * containers each line begins with the name of its own, as compose prints it.
 */
export async function collectLog(
  pull: (from: number, count: number) => Promise<LogWindow>,
  { first, end }: LogRange,
  { timestamps, names }: { readonly timestamps: boolean; readonly names: readonly string[] | null },
): Promise<Collected> {
  const parts: string[] = []
  let lines = 0
  for (let from = first; from < end;) {
    const window = await pull(from, Math.min(atOnce, end - from))
    if (window.count === 0) break
    const texts = window.text.split('\n')
    const kept: string[] = []
    for (const [index, text] of texts.entries()) {
      const stream = window.streams[index]
      if (stream !== 'o' && stream !== 'e') continue
      const time = timestamps ? `${new Date(window.times[index] ?? 0).toISOString()} ` : ''
      const source = Number.parseInt(window.sources[index] ?? '0', 32)
      const name = names === null ? '' : `${names[source] ?? ''} | `
      kept.push(`${name}${time}${withoutColours(text)}\n`)
    }
    lines += kept.length
    parts.push(kept.join(''))
    from = window.from + window.count
  }
  return { parts, lines }
}

/** Offers text, or bytes, as a file to be saved. */
export function saveFile(name: string, parts: readonly BlobPart[]): void {
  const address = URL.createObjectURL(new Blob([...parts], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the address by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

function withoutColours(text: string): string {
  return text.replace(/\u001b\[[0-9;:]*m/g, '')
}
