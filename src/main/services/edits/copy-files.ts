import type { Engine } from '../../engine/engine.ts'
import { asReadable } from '../readable.ts'
import type { EditCalls } from './calls.ts'
import { mountTargetsOf, pathsToCopy, readChanges } from './changed-files.ts'
import type { EditRecord } from './journal.ts'
import { withOldOne } from './old-one.ts'

/**
 * Copies what was written in one container outside of its mounts into another of the same image, as `docker cp`
 * does it: owners, modes and times stay. Both stand still. Streamed; what was deleted comes back with the image.
 * Throws `not-found` with detail {reason: old-gone} when the old one is not there any more.
 */
export function copyFiles(
  { engine, calls }: { readonly engine: Engine; readonly calls: EditCalls },
  edit: Pick<EditRecord, 'oldId' | 'name'>,
  to: string,
  signal: AbortSignal,
): Promise<void> {
  const from = edit.oldId
  return withOldOne(calls, edit, async (old) => {
    for (const path of pathsToCopy(await readChanges(engine, from), mountTargetsOf(old))) {
      signal.throwIfAborted()
      const folder = path.slice(0, path.lastIndexOf('/')) || '/'
      const archive = await engine.stream(
        async (docker, abortSignal) =>
          asReadable(await docker.getContainer(from).getArchive({ path, abortSignal })),
        signal,
      )
      await engine.call(
        (docker, abortSignal) => docker.getContainer(to).putArchive(archive, { path: folder, abortSignal }),
        { deadline: Infinity, signal },
      )
    }
  })
}
