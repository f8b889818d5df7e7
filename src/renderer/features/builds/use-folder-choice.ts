import { useEffect, useRef, useState } from 'react'
import { chooseSource, useBuildState } from './build-state.ts'
import type { Source } from './build-state.ts'
import { droppedFolder } from './picked-folder.ts'
import type { PickProblem } from './picked-folder.ts'

export type FolderChoice = ReturnType<typeof useFolderChoice>

/** The folder that is built, however it comes: named, picked or dropped. An edited Dockerfile is asked about first. */
export function useFolderChoice() {
  const [next, setNext] = useState<Source | null>(null)
  const [told, setTold] = useState<PickProblem | 'reading' | null>(null)
  // A dropped folder takes seconds to be read: another choice, or leaving the page, is newer than it.
  const choices = useRef(0)
  useEffect(
    () => () => {
      choices.current += 1
    },
    [],
  )
  const choose = (source: Source) => {
    choices.current += 1
    setTold(null)
    if (useBuildState.getState().edited === null) chooseSource(source)
    else setNext(source)
  }
  const take = (picked: Source | PickProblem) => {
    if (typeof picked === 'string') setTold(picked)
    else choose(picked)
  }
  const takeWhenRead = async (reading: ReturnType<typeof droppedFolder>, choice: number) => {
    const picked = await reading
    if (choices.current === choice) take(picked)
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
      choices.current += 1
      void takeWhenRead(droppedFolder(transfer), choices.current)
    },
    answer: (leave: boolean) => {
      if (leave && next !== null) chooseSource(next)
      setNext(null)
    },
  }
}
