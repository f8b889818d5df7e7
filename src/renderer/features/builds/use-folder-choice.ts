import { useState } from 'react'
import { chooseSource, useBuildState } from './build-state.ts'
import type { Source } from './build-state.ts'
import { droppedFolder } from './picked-folder.ts'
import type { PickProblem } from './picked-folder.ts'

export type FolderChoice = ReturnType<typeof useFolderChoice>

/** The folder that is built, however it comes: named, picked or dropped. An edited Dockerfile is asked about first. */
export function useFolderChoice() {
  const [next, setNext] = useState<Source | null>(null)
  const [told, setTold] = useState<PickProblem | 'reading' | null>(null)
  const choose = (source: Source) => {
    setTold(null)
    if (useBuildState.getState().edited === null) chooseSource(source)
    else setNext(source)
  }
  const take = (picked: Source | PickProblem) => {
    if (typeof picked === 'string') setTold(picked)
    else choose(picked)
  }
  return {
    /** What there is to say of a folder that was not taken, or not yet. */
    told,
    /** It waits until the person has said what becomes of an edited Dockerfile. */
    next,
    choose,
    take,
    /** Must be called while the drop is being handled. */
    drop: (transfer: DataTransfer) => {
      setTold('reading')
      void droppedFolder(transfer).then(take)
    },
    answer: (leave: boolean) => {
      if (leave && next !== null) chooseSource(next)
      setNext(null)
    },
  }
}
