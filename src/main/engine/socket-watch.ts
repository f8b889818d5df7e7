import { watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Calls `changed` when the socket file at `path` appears or is replaced. Where a folder cannot be watched it is silent. */
export function watchSocket(path: string, changed: () => void): () => void {
  try {
    const name = basename(path)
    const watcher = watch(dirname(path), { persistent: false }, (_event, file) => {
      if (file === name) changed()
    })
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    return () => undefined
  }
}
