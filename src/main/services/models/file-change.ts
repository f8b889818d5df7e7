import type { FileChange } from '#shared/contract/containers.ts'
import { record, text } from './raw.ts'

/** One row of `GET /containers/{id}/changes`: Kind 0 changed, 1 added, 2 deleted. */
export function fileChange(value: unknown): FileChange {
  const raw = record(value)
  const kind = raw['Kind'] === 1 ? 'added' : raw['Kind'] === 2 ? 'deleted' : 'changed'
  return { kind, path: text(raw['Path']) }
}
