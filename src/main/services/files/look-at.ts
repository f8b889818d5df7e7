import type { FileKind } from '#shared/contract/files.ts'
import type { Engine } from '../../engine/engine.ts'
import type { createListing } from './listing.ts'
import { resolvePath } from './path-stat.ts'

interface Parts {
  readonly engine: Engine
  readonly list: ReturnType<typeof createListing>
}

/** What a path is when all its links are followed. */
export async function lookAt(
  { engine, list }: Parts,
  { id, path }: { readonly id: string; readonly path: string },
  signal: AbortSignal,
): Promise<{ readonly kind: FileKind }> {
  try {
    const { stat } = await resolvePath(engine, id, path, signal)
    return { kind: stat.kind }
  } catch (error) {
    // The engine looks on the disk: what lives in memory only the container's own tools see.
    const isFolder = await list({ id, path, fresh: false }, signal).then(
      () => true,
      () => false,
    )
    if (isFolder) return { kind: 'folder' }
    throw error
  }
}
