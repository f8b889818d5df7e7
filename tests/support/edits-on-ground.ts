import { z } from 'zod'
import { editInput, type EditInput, type EditPlan } from '#shared/contract/edits.ts'
import type { Task } from '#shared/contract/tasks.ts'
import { call, type startApp } from './app-on-ground.ts'
import { ground } from './engine-ground.ts'

const { docker } = ground

/** Killed at once when it is stopped, so that no test waits for a grace. */
const quick = ['--stop-signal', 'SIGKILL', '--restart', 'always', 'busybox']
export const sleeps = [...quick, 'sleep', '1000']

export const record = (value: unknown) => z.record(z.string(), z.unknown()).parse(value)

/** A save point before an edit, with a name that a shell would read. */
export const savePointOf = (id: string) => ({
  name: 'Was $it',
  family: 'shop',
  reference: `quayside-save/${id}:was`,
})

const inspections = z.array(z.record(z.string(), z.unknown()))
export const inspect = async (name: string) =>
  inspections.parse(JSON.parse(await docker('inspect', name)))[0] ?? {}
export const names = async () =>
  (await docker('ps', '--all', '--format', '{{.Names}}')).split('\n').toSorted()

/** What a failed edit has to leave as it was. */
export async function identity(name: string) {
  const { Id, Name, State, HostConfig } = await inspect(name)
  return { Id, Name, running: record(State)['Running'], restart: record(HostConfig)['RestartPolicy'] }
}

/** What tests of edits ask the app, and the docker CLI about it. */
export function editsOf(app: ReturnType<typeof startApp>) {
  const plan = (input: EditInput): Promise<EditPlan> => app.edits.plan(editInput.parse(input), call)
  const ask = async (input: EditInput): Promise<Task> => {
    const { taskId } = await app.edits.start(editInput.parse(input), call)
    return app.ended(taskId)
  }

  return { ask, plan }
}
