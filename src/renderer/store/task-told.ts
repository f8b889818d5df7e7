import { onTold, told } from './collections.ts'

/** Milliseconds after which a change stream that was lost holds nothing up any more. */
const patience = 10_000

/** Resolves when the change stream has told of this task, or does not come to it. */
export function taskTold(id: string): Promise<void> {
  const isTold = () => told().tasks.some((task) => task.id === id)
  if (isTold()) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      stop()
      clearTimeout(timer)
      resolve()
    }
    const stop = onTold(() => isTold() && end())
    const timer = setTimeout(end, patience)
  })
}
