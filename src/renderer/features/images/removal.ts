import type { ImageRemoved } from '#shared/contract/images.ts'
import type { Fault } from '#shared/faults.ts'
import * as imageCommand from '#shared/docker-command/images.ts'
import { api } from '../../host/api.ts'
import { act } from '../../store/actions.ts'
import type { ImageRow } from './image-rows.ts'

/** What became of one row. */
export type Outcome =
  | { readonly row: ImageRow; readonly removed: ImageRemoved }
  | { readonly row: ImageRow; readonly fault: Fault }

/** `docker image rm` of all rows, as one line. */
export function removeCommand(rows: readonly ImageRow[], force: boolean): readonly string[] {
  return ['docker', 'image', 'rm', ...(force ? ['--force'] : []), ...rows.map((row) => row.reference)]
}

/** Removes rows one after another and goes on after a refusal; tells each as it is done. */
export async function removeRows(
  rows: readonly ImageRow[],
  force: boolean,
  tell: (outcome: Outcome) => void,
): Promise<void> {
  for (const row of rows) {
    const image = row.reference
    let removed: ImageRemoved = { untagged: [], deleted: [] }
    const fault = await act({
      key: `remove ${row.key}`,
      verb: 'removeImage',
      subject: image,
      command: imageCommand.remove({ image, force }),
      run: async () => {
        removed = await api.images.remove({ image, force })
      },
    })
    tell(fault === null ? { row, removed } : { row, fault })
  }
}
