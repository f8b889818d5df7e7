import { create } from 'zustand'
import type { CreateInput } from '#shared/contract/create-input.ts'
import type { Task } from '#shared/contract/tasks.ts'
import type { Fault } from '#shared/faults.ts'
import * as containerCommand from '#shared/docker-command/containers.ts'
import * as imageCommand from '#shared/docker-command/images.ts'
import { said } from './said.tsx'
import { toast } from '../ui/toast.tsx'
import { api } from '../host/api.ts'
import { act, isPending } from './actions.ts'
import { onTold, told } from './collections.ts'
import { navigate, parseRoute, paths } from './route.ts'

/** What each run of this page was asked for, by task id, so that it can be tried again as it was. */
const useInputs = create<Readonly<Record<string, CreateInput>>>()(() => ({}))

export const useRunInput = (taskId: string): CreateInput | null =>
  useInputs((inputs) => inputs[taskId] ?? null)
export const useRunInputs = (): Readonly<Record<string, CreateInput>> => useInputs()

/** The keys under which a pull or a run is pending until main has taken it on. */
export const workKey = {
  pull: (reference: string) => `pull ${reference}`,
  push: (reference: string) => `push ${reference}`,
  run: (reference: string) => `run ${reference}`,
  cancel: (taskId: string) => `cancel ${taskId}`,
} as const

interface Started {
  readonly taskId: string | null
  readonly fault: Fault | null
}

interface PullWishes {
  readonly platform?: string | undefined
  /** Ids of containers that main exchanges for ones of the image once it is here. */
  readonly recreate?: readonly string[]
}

/** Pulls, and leaves it to who asked to follow the task. */
export async function startPullTask(
  reference: string,
  { platform, recreate = [] }: PullWishes = {},
): Promise<Started> {
  const input = { reference, ...(platform !== undefined && { platform }), recreate: [...recreate] }
  let taskId: string | null = null
  const fault = await act({
    key: workKey.pull(reference),
    verb: 'pull',
    subject: reference,
    command: imageCommand.pull(input),
    run: async () => {
      const started = await api.images.pull(input)
      taskId = started.taskId
      return started
    },
  })
  return { taskId, fault }
}

export async function startPull(reference: string, wishes?: PullWishes): Promise<Fault | null> {
  return (await startPullTask(reference, wishes)).fault
}

/** The end of a task that was started here. */
export function taskEnded(taskId: string): Promise<Task> {
  return new Promise((resolve) => whenEnded(taskId, resolve))
}

/** Pushes, and leaves it to who asked to follow the task. */
export async function startPush(reference: string): Promise<Started> {
  let taskId: string | null = null
  const fault = await act({
    key: workKey.push(reference),
    verb: 'push',
    subject: reference,
    command: imageCommand.push({ reference }),
    run: async () => {
      const started = await api.images.push({ reference })
      taskId = started.taskId
      return started
    },
  })
  return { taskId, fault }
}

export const isTransfer = ({ kind }: Task): boolean => kind === 'pull' || kind === 'push'

/** The same pull or push once more; a platform that was asked for stands in its command. */
export async function retryTransfer({ kind, subject, command, recreates = [] }: Task): Promise<Fault | null> {
  if (kind === 'push') return (await startPush(subject)).fault
  const flag = command.indexOf('--platform')
  return startPull(subject, {
    platform: flag < 0 ? undefined : command[flag + 1],
    recreate: recreates.map(({ id }) => id),
  })
}

/** Runs, and leaves it to who asked to follow the task and to tell its end. */
export async function startRunTask(input: CreateInput): Promise<Started> {
  let taskId: string | null = null
  const fault = await act({
    key: workKey.run(input.image),
    verb: 'run',
    subject: input.name ?? input.image,
    command: containerCommand.run(input),
    run: async () => {
      const started = await api.containers.run(input)
      taskId = started.taskId
      useInputs.setState({ [started.taskId]: input })
      return started
    },
  })
  return { taskId, fault }
}

/** Runs, and shows the container when it is up: its page when the person is still on the search page, else the frame tells. */
export function startRun(input: CreateInput): Promise<Fault | null> {
  // The second press of a double click makes no second container.
  if (isUnderWay(input)) return Promise.resolve(null)
  return act({
    key: workKey.run(input.image),
    verb: 'run',
    subject: input.name ?? input.image,
    command: containerCommand.run(input),
    run: async () => {
      const started = await api.containers.run(input)
      useInputs.setState({ [started.taskId]: input })
      whenEnded(started.taskId, showOutcome)
      return started
    },
  })
}

/** Runs an image as it is, from any page: the search page shows how far it is. */
export function runImage(image: string): void {
  void startRun({ image })
  navigate('/search')
}

/** The very same run was asked for, and has not ended. */
function isUnderWay(input: CreateInput): boolean {
  if (isPending(workKey.run(input.image))) return true
  const asked = useInputs.getState()
  const same = JSON.stringify(input)
  return told().tasks.some(({ id, state }) => state === 'running' && JSON.stringify(asked[id]) === same)
}

export function cancelWork(task: Task) {
  return act({
    key: workKey.cancel(task.id),
    verb: 'cancel',
    subject: task.subject,
    command: [],
    run: () => api.system.cancelTask({ taskId: task.id }),
  })
}

/** Takes an ended task off every list. */
export function dismissWork(task: Task) {
  return act({
    key: `dismiss ${task.id}`,
    verb: 'dismiss',
    subject: task.subject,
    command: [],
    run: () => api.system.dismissTask({ taskId: task.id }),
  })
}

function whenEnded(taskId: string, then: (task: Task) => void): void {
  let seen = false
  const look = (): boolean => {
    const task = told().tasks.find((one) => one.id === taskId)
    if (task === undefined) return seen
    seen = true
    if (task.state === 'running') return false
    then(task)
    return true
  }
  if (look()) return
  const stop = onTold(() => {
    if (look()) stop()
  })
}

function showOutcome(task: Task): void {
  if (task.result?.kind !== 'run') return
  const { name, exited } = task.result
  const onSearch = parseRoute(window.location.hash.replace(/^#/, '')).page === 'search'
  // Elsewhere the frame says it; and how a container ended at once is told in its card.
  if (!onSearch || exited !== null) return
  if (!isFillingIn()) {
    navigate(paths.container(name))
    return
  }
  toast({
    kind: 'success',
    title: said((t) => t('search.work.toast', { name })),
    action: {
      label: said((t) => t('search.work.open', { name })),
      onSelect: () => navigate(paths.container(name)),
    },
  })
}

/** Nothing that a person is filling in is taken away from them: a dialog, an open list, a field they stand in. */
function isFillingIn(): boolean {
  if (document.querySelector('[role="dialog"], [role="listbox"]') !== null) return true
  return document.activeElement?.matches('input, textarea, select') ?? false
}
