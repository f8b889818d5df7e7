import type { Happening, HistoryEntry } from '#shared/contract/history.ts'

/** A container that restarts for ever keeps its newest entries only. */
export const mostEntries = 200
/** The same event may come twice: a new connection asks for the last second again. */
const comparedForDoubles = 64

/** What is kept of one container. */
export class LifeRecord {
  readonly id: string
  readonly address: string
  /** The name that it had last. */
  name = ''
  gone = false
  #entries: HistoryEntry[] = []
  #recent: string[] = []
  #next = 0

  constructor(id: string, address: string) {
    this.id = id
    this.address = address
  }

  get size(): number {
    return this.#entries.length
  }

  /** The number of the oldest entry kept. */
  get first(): number {
    return this.#entries[0]?.number ?? this.#next
  }

  /** What came since `number`, oldest first. */
  since(number: number): readonly HistoryEntry[] {
    return this.#entries.filter((entry) => entry.number >= number)
  }

  /** False for an event that was heard before; `key` tells it from all others. */
  isNew(key: string): boolean {
    if (this.#recent.includes(key)) return false
    this.#recent = [...this.#recent.slice(-comparedForDoubles), key]
    return true
  }

  /** Answers the number of the entry that is new or changed. */
  add(happening: Happening, at: number): number {
    const again = happening.kind === 'executed' ? this.#executedAgain(happening.command, at) : null
    if (again !== null) return again
    const number = this.#next++
    this.#entries.push({ ...happening, number, at })
    if (this.#entries.length > mostEntries) this.#entries.shift()
    return number
  }

  /** A command that ran before, with nothing but other commands in between: its entry counts on. */
  #executedAgain(command: string, at: number): number | null {
    for (let place = this.#entries.length - 1; place >= 0; place -= 1) {
      const entry = this.#entries[place]
      if (entry?.kind !== 'executed') return null
      if (entry.command !== command) continue
      this.#entries[place] = { ...entry, at, times: entry.times + 1 }
      return entry.number
    }
    return null
  }
}
