import type { Task } from '#shared/contract/tasks.ts'
import { repositoryOf } from './typed-reference.ts'

export interface CardTasks {
  /** The newest pull or run of each repository that has a card, by `docker.io/library/nginx`. */
  readonly byRepository: ReadonlyMap<string, Task>
  /** All other pulls and runs that still have something to say, newest first. */
  readonly others: readonly Task[]
}

/** Gives each pull and run one place on the page: the card of its repository, else the list above the cards. */
export function placeTasks(
  tasks: readonly Task[],
  repositories: ReadonlySet<string>,
  imageOf: (task: Task) => string,
): CardTasks {
  const byRepository = new Map<string, Task>()
  const others: Task[] = []
  const newestFirst = tasks
    .filter((task) => task.kind === 'pull' || task.kind === 'run')
    .sort((a, b) => b.startedAt - a.startedAt)
  for (const task of newestFirst) {
    const repository = repositoryOf(imageOf(task))
    if (repository !== null && repositories.has(repository) && !byRepository.has(repository)) {
      byRepository.set(repository, task)
    } else if (worthShowing(task, repository, byRepository)) others.push(task)
  }
  return { byRepository, others }
}

/** An ended task under a newer one of the same image is history: the Activity page has it. */
function worthShowing(task: Task, repository: string | null, shown: ReadonlyMap<string, Task>): boolean {
  return task.state === 'running' || repository === null || !shown.has(repository)
}
