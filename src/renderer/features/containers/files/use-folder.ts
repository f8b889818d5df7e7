import { useCallback, useEffect, useState } from 'react'
import type { FileChange } from '#shared/contract/containers.ts'
import type { FolderListing } from '#shared/contract/files.ts'
import type { Fault } from '#shared/faults.ts'
import { api, faultOf } from '../../../host/api.ts'

interface Seen {
  /** The folder that was asked for. */
  readonly asked: string
  readonly listing: FolderListing | null
  readonly fault: Fault | null
  /** null: docker diff could not be asked, so nothing is marked. */
  readonly changes: readonly FileChange[] | null
}

interface Folder extends Seen {
  /** True while an answer is under way; the last one of this folder stays in sight. */
  readonly asking: boolean
  /** `fresh`: past what is kept on the way. */
  readonly again: (fresh: boolean) => void
}

/** One folder of a container, read when it is shown and when `again` is called. `state`: a change of it asks anew. */
export function useFolder(id: string, path: string, state: string): Folder {
  const [round, setRound] = useState({ number: 0, fresh: false })
  const [seen, setSeen] = useState<Seen | null>(null)
  const [answered, setAnswered] = useState('')
  const question = `${id} ${state} ${String(round.number)} ${path}`
  useEffect(() => {
    const leave = new AbortController()
    const read = async () => {
      const next = await look(id, path, round.fresh, leave.signal)
      if (leave.signal.aborted) return
      setSeen(next)
      setAnswered(question)
    }
    void read()
    return () => leave.abort()
  }, [id, path, round, question])
  const again = useCallback((fresh: boolean) => setRound(({ number }) => ({ number: number + 1, fresh })), [])
  const shown = seen?.asked === path ? seen : { asked: path, listing: null, fault: null, changes: [] }
  return { ...shown, asking: answered !== question, again }
}

async function look(id: string, path: string, fresh: boolean, signal: AbortSignal): Promise<Seen> {
  const [listing, changes] = await Promise.all([
    api.files.list({ id, path, fresh }, { signal }).then(
      (answer) => ({ listing: answer, fault: null }),
      (error: unknown) => ({ listing: null, fault: faultOf(error) }),
    ),
    api.containers.changes({ id }, { signal }).catch(() => null),
  ])
  return { asked: path, ...listing, changes }
}
