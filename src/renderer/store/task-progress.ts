import type { PullProgress, Task } from '#shared/contract/tasks.ts'

/** How much of a task's download is done, 0 to 1; null while nobody knows. */
export function taskShare(task: Task): number | null {
  const { progress } = task
  if (progress === null || progress.totalBytes === 0) return null
  return Math.min(1, progress.downloadedBytes / progress.totalBytes)
}

/** The share of several tasks together, by bytes. */
export function jointShare(tasks: readonly Task[]): number | null {
  const known = tasks.flatMap(({ progress }) =>
    progress === null || progress.totalBytes === 0 ? [] : [progress],
  )
  if (known.length === 0) return null
  const sum = (pick: (progress: (typeof known)[number]) => number) =>
    known.reduce((total, progress) => total + pick(progress), 0)
  return Math.min(1, sum((progress) => progress.downloadedBytes) / sum((progress) => progress.totalBytes))
}

/** Whole seconds that the known rest takes at the present speed; null while nothing moves, or nothing is left. */
export function secondsLeft({ downloadedBytes, totalBytes, bytesPerSecond }: PullProgress): number | null {
  if (bytesPerSecond === 0 || downloadedBytes >= totalBytes) return null
  return Math.ceil((totalBytes - downloadedBytes) / bytesPerSecond)
}
