import type { ProcessTable } from '#shared/contract/containers.ts'
import { record, texts } from './raw.ts'

/** `GET /containers/{id}/top`. */
export function processTable(value: unknown): ProcessTable {
  const raw = record(value)
  const rows = raw['Processes']
  return { titles: texts(raw['Titles']), processes: Array.isArray(rows) ? rows.map(texts) : [] }
}
