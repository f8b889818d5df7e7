import { useEffect, useRef } from 'react'
import { api } from '../../../host/api.ts'
import type { Opens } from './file-table-row.tsx'

interface Ways {
  readonly go: (path: string) => void
  readonly read: (path: string) => void
}

/** Opens a name of a folder. Where a link leads the container is asked; the answer is nothing to a page that went on. */
export function useOpening(id: string, folder: string, ways: Ways): (path: string, kind: Opens) => void {
  const place = `${id} ${folder}`
  const shown = useRef<string | null>(null)
  useEffect(() => {
    shown.current = place
    return () => {
      shown.current = null
    }
  }, [place])
  const follow = async (path: string): Promise<void> => {
    // Why it cannot be followed is said where the file would be.
    const kind = await api.files.look({ id, path }).then(
      (found) => found.kind,
      () => null,
    )
    if (shown.current !== place) return
    if (kind === 'folder') ways.go(path)
    else ways.read(path)
  }
  return (path, kind) => {
    if (kind === 'link') void follow(path)
    else if (kind === 'folder') ways.go(path)
    else ways.read(path)
  }
}
