import type { TaskStarted } from '#shared/contract/tasks.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import type { Implementation } from './implementation.ts'
import { createBuildxFinder } from './builds/buildx.ts'
import { buildFolder, openAsked } from './builds/build-folder.ts'
import { buildSent } from './builds/build-sent.ts'
import { openContext } from './builds/context.ts'
import { readDockerfile, saveDockerfile } from './builds/dockerfile-text.ts'
import { openPastBuilds } from './builds/past-builds.ts'
import type { Report } from './builds/report.ts'
import { createSiftedFolders, leftOut } from './builds/sent-context.ts'
import type { WithReport } from './builds/start-build.ts'
import type { Tasks } from './tasks.ts'
import type { Transfers } from './transfers/transfers.ts'

interface Parts {
  readonly engine: Engine
  readonly tasks: Tasks
  readonly transfers: Transfers
  readonly env: NodeJS.ProcessEnv
  /** `X-Registry-Config`. */
  readonly credentials: (registries: readonly string[]) => Promise<string | null>
  /** Where the history is kept. */
  readonly historyPath: string
  /** Whether a page may name folders of this computer. */
  readonly folders: boolean
  readonly warn?: ((line: string) => void) | undefined
}

/** Builds whose output can be looked at; of older ones the history knows the steps. */
const mostReports = 10

/** The builds domain on one engine. */
export function createBuilds(parts: Parts): Implementation<'builds'> {
  const { engine, tasks, transfers, env, credentials, folders } = parts
  const findBuildx = createBuildxFinder(env)
  const past = openPastBuilds(parts.historyPath, parts.warn)
  const sifted = createSiftedFolders()
  const reports = new Map<string, Report>()
  const ground = { engine, env, credentials, past }

  const local = <Input, Answer>(work: (input: Input) => Promise<Answer>) => {
    return (input: Input): Promise<Answer> => {
      if (folders) return work(input)
      const refusal = fault('unsupported', 'This host does not open folders of its computer.', {
        reason: 'no-folders',
      })
      return Promise.reject(new FaultError(refusal))
    }
  }
  const remember = <Started extends TaskStarted>({ started, report }: WithReport<Started>): Started => {
    reports.set(started.taskId, report)
    for (const old of [...reports.keys()].slice(0, -mostReports)) reports.delete(old)
    return started
  }

  return {
    builders: async () => {
      const version = await findBuildx()
      return { classic: true, buildx: version === null ? null : { version }, folders }
    },
    look: (input, { signal }) => local(async () => (await openContext(input, signal)).summary)(input),
    readDockerfile: local(readDockerfile),
    saveDockerfile: local(saveDockerfile),
    build: (input, { signal }) =>
      local(async (asked: typeof input) =>
        remember(buildFolder({ ground, tasks }, await openAsked(asked, signal))),
      )(input),
    leftOut: async (input) => leftOut(input),
    sift: async (input, { page }) => sifted.sift(input, page),
    buildSent: async (input, { page }) =>
      remember(buildSent({ ground, transfers }, sifted.find(input.id, page), input)),
    follow: async ({ taskId }, { signal }) => {
      const report = reports.get(taskId)
      if (report) return report.follow(signal)
      throw new FaultError(fault('not-found', 'The steps of that build are not held any more.', { taskId }))
    },
    history: async () => past.list(),
    forget: async ({ id }) => past.forget(id),
  }
}
