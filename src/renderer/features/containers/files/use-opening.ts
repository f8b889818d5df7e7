import { useEffect, useRef, useState } from 'react'
import { api } from '../../../host/api.ts'
import type { Opens } from './file-table-row.tsx'

interface Ways {
  readonly go: (path: string) => void
  readonly read: (path: string) => void
}

interface Opening {
  readonly open: (path: string, kind: Opens) => void
  /** The link whose end is looked for. */
  readonly following: string | null
}

/** Opens a name of a folder. Where a link leads the container is asked; the answer is nothing to a page that went on. */
export function useOpening(id: string, folder: string, ways: Ways): Opening {
  const [following, setFollowing] = useState<string | null>(null)
  /** The last thing that was asked for on this page: an answer to an earlier one comes too late. */
  const asked = useRef<object | null>(null)
  const place = `${id} ${folder}`
  useEffect(() => {
    asked.current = { place }
    return () => {
      asked.current = null
      setFollowing(null)
    }
  }, [place])
  const look = async (path: string): Promise<Opens | null> => {
    const mine = asked.current
    setFollowing(path)
    // Why it cannot be followed is said where the file would be.
    const kind = await api.files.look({ id, path }).then(
      (found) => (found.kind === 'folder' ? 'folder' : 'file'),
      () => 'file' as const,
    )
    return asked.current === mine ? kind : null
  }
  const open = async (path: string, kind: Opens): Promise<void> => {
    if (path === following) return
    asked.current = { path }
    const end = kind === 'link' ? await look(path) : kind
    if (end === null) return
    setFollowing(null)
    if (end === 'folder') ways.go(path)
    else ways.read(path)
  }
  return { open: (path, kind) => void open(path, kind), following }
}
