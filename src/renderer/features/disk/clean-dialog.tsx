import { useState } from 'react'
import type { CleanScope } from '#shared/clean-scopes.ts'
import { CleanQuestion } from './clean-question.tsx'
import { CleanResult } from './clean-result.tsx'

/** First the list, then what became of each. */
export function CleanDialog({
  scope,
  onClose,
  onCleaned,
}: {
  scope: CleanScope
  onClose: () => void
  onCleaned: () => void
}) {
  const [taskId, setTaskId] = useState<string | null>(null)
  return taskId === null ? (
    <CleanQuestion scope={scope} onStarted={setTaskId} onClose={onClose} />
  ) : (
    <CleanResult scope={scope} taskId={taskId} onEnded={onCleaned} onClose={onClose} />
  )
}
