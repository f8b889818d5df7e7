import { LifeRecord } from './life-record.ts'

/** All containers together; what is gone longest is forgotten first. */
const mostInAll = 20_000

/** What is kept of every container that an event told of since the app runs. */
export class LifeRecords {
  /** Both in the order in which they were told of last. */
  readonly #living = new Map<string, LifeRecord>()
  readonly #gone = new Map<string, LifeRecord>()
  readonly #most: number
  #size = 0

  constructor(most = mostInAll) {
    this.#most = most
  }

  /** The record of that id, a new one when there is none yet. */
  of(id: string, address: string): LifeRecord {
    return this.#living.get(id) ?? this.#gone.get(id) ?? new LifeRecord(id, address)
  }

  /** By full id, else by the name that a container of that engine had last, else by the beginning of an id. */
  find(asked: string, address: string): LifeRecord | null {
    const known = this.#living.get(asked) ?? this.#gone.get(asked)
    if (known) return known
    const here = [...this.#gone.values(), ...this.#living.values()].filter(
      (record) => record.address === address,
    )
    const named = here.findLast((record) => record.name === asked)
    const isId = /^[0-9a-f]{12,}$/.test(asked)
    return named ?? (isId ? here.findLast((record) => record.id.startsWith(asked)) : null) ?? null
  }

  /** Keeps a record that grew by `growth` entries, and forgets what there is no room for. */
  keep(record: LifeRecord, growth: number): void {
    this.#living.delete(record.id)
    this.#gone.delete(record.id)
    const kept = record.gone ? this.#gone : this.#living
    kept.set(record.id, record)
    this.#size += growth
    while (this.#size > this.#most && this.#forgetOne(record)) continue
  }

  #forgetOne(spared: LifeRecord): boolean {
    for (const records of [this.#gone, this.#living])
      for (const [id, record] of records) {
        if (record === spared) continue
        records.delete(id)
        this.#size -= record.size
        return true
      }
    return false
  }
}
