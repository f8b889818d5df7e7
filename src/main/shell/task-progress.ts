import type { Task } from '#shared/contract/tasks.ts'

/** What a taskbar button takes: -1 shows nothing, 0 to 1 a bar, 2 a bar without an end. */
export function progressOf(tasks: readonly Task[]): number {
  const running = tasks.filter(({ state }) => state === 'running')
  if (running.length === 0) return -1
  const known = running.flatMap(({ progress }) => (progress && progress.totalBytes > 0 ? [progress] : []))
  if (known.length < running.length) return 2
  const downloaded = known.reduce((sum, progress) => sum + progress.downloadedBytes, 0)
  const total = known.reduce((sum, progress) => sum + progress.totalBytes, 0)
  return Math.min(1, downloaded / total)
}
