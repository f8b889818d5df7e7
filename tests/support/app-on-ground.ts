import { mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { settingsSchema, type Settings } from '#shared/contract/desktop.ts'
import type { Task } from '#shared/contract/tasks.ts'
import { FaultError, type Fault } from '#shared/faults.ts'
import { createEngine } from '../../src/main/engine/connection.ts'
import { createMirror } from '../../src/main/engine/mirror.ts'
import { createServices } from '../../src/main/services.ts'
import type { Call, Implementation } from '../../src/main/services/implementation.ts'
import { containerSummary } from '../../src/main/services/models/container-summary.ts'
import { imageSummary } from '../../src/main/services/models/image-summary.ts'
import { createTasks } from '../../src/main/services/tasks.ts'
import { createTransfers } from '../../src/main/services/transfers/transfers.ts'

/** The app's services on one engine, without a host and without a file of settings. */
export function startApp(env: NodeJS.ProcessEnv, journal?: string) {
  const editsFolder = journal ?? mkdtempSync(join(tmpdir(), 'quayside-edits-'))
  const engine = createEngine({ env, home: homedir() })
  const mirror = createMirror(engine, {
    container: (raw) => containerSummary(raw, Date.now()),
    image: imageSummary,
  })
  const tasks = createTasks()
  const transfers = createTransfers(tasks)
  const settings = settingsInMemory()
  const services = createServices({
    engine,
    mirror,
    tasks,
    transfers,
    settings,
    desktop: noDesktop,
    env,
    editsFolder,
    buildsPath: join(editsFolder, 'builds.json'),
    folders: true,
  })
  return {
    ...services,
    engine,
    mirror,
    tasks,
    transfers,
    settings,
    /** Resolves once the task has ended. */
    ended: (taskId: string) => taskUntil(tasks, taskId, (task) => task.state !== 'running'),
    /** Resolves once the task is so; rejects when it ends before. */
    taskUntil: (taskId: string, when: (task: Task) => boolean) => taskUntil(tasks, taskId, when),
    stop: async () => {
      await services.close()
      mirror.close()
      await engine.close()
      if (journal === undefined) rmSync(editsFolder, { recursive: true, force: true })
    },
  }
}

/** The fault that a call fails with. It may be asked for early: a test that ends before it is awaited leaves no unhandled rejection. */
export function faultOf(work: Promise<unknown>): Promise<Fault> {
  const fault = work.then(
    () => {
      throw new Error('It did not fail.')
    },
    (error: unknown) => {
      if (error instanceof FaultError) return error.fault
      throw error
    },
  )
  fault.catch(() => undefined)
  return fault
}

/** A caller that stays. */
export const call: Call = { signal: new AbortController().signal, page: 'test' }

type Tasks = ReturnType<typeof createTasks>

function taskUntil(tasks: Tasks, taskId: string, when: (task: Task) => boolean): Promise<Task> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const task = tasks.list().find(({ id }) => id === taskId)
      if (!task) return
      if (!when(task) && task.state === 'running') return
      stop()
      if (when(task)) resolve(task)
      else reject(new Error(`The task ended ${task.state}: ${task.fault?.message ?? ''}`))
    }
    const stop = tasks.subscribe(look)
    look()
  })
}

function settingsInMemory() {
  let current = settingsSchema.parse({})
  const listeners = new Set<(settings: Settings) => void>()
  return {
    current: () => current,
    update: (patch: { readonly [Key in keyof Settings]?: Settings[Key] | undefined }) => {
      current = settingsSchema.parse({ ...current, ...patch })
      for (const listener of listeners) listener(current)
      return current
    },
    subscribe: (listener: (settings: Settings) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const absent = () => Promise.reject(new Error('There is no desktop here.'))
const noDesktop: Implementation<'desktop'> = {
  host: absent,
  updateSettings: absent,
  pickFolder: absent,
  openLink: absent,
  requests: absent,
  endSession: absent,
}
