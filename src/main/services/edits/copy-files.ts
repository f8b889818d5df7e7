import type { Engine } from '../../engine/engine.ts'
import { asReadable } from '../readable.ts'
import type { EditCalls } from './calls.ts'
import { mountTargetsOf, pathsToCopy, readChanges } from './changed-files.ts'

/**
 * Copies what was written in one container outside of its mounts into another of the same image, as `docker cp`
 * does it: owners, modes and times stay. Both stand still. Streamed; what was deleted comes back with the image.
 */
export async function copyFiles(
  { engine, calls }: { readonly engine: Engine; readonly calls: EditCalls },
  from: string,
  to: string,
  signal: AbortSignal,
): Promise<void> {
  const targets = mountTargetsOf((await calls.find(from)) ?? {})
  for (const path of pathsToCopy(await readChanges(engine, from), targets)) {
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
}
