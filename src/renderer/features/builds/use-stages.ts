import { useEffect, useState } from 'react'

/** The named stages of a Dockerfile, for `--target`. The parser comes when it is first needed. */
export function useStages(text: string): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([])
  useEffect(() => {
    let left = false
    void import('./editor/parse.ts').then(
      ({ stageNames }) => left || setNames(stageNames(text)),
      () => undefined,
    )
    return () => void (left = true)
  }, [text])
  return names
}
