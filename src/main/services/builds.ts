import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../engine/engine.ts'
import type { Implementation } from './implementation.ts'
import { createBuildxFinder } from './builds/buildx.ts'
import { openContext, refuseLarge } from './builds/context.ts'
import { readDockerfile, saveDockerfile } from './builds/dockerfile-text.ts'
import { packContext } from './builds/pack-context.ts'
import { openPastBuilds } from './builds/past-builds.ts'
import { createReport } from './builds/report.ts'
import type { Report } from './builds/report.ts'
import { createSiftedFolders, optionsFor, sentBytes, tarOfSent } from './builds/sent-context.ts'
import { aboutBuild, runBuild } from './builds/start-build.ts'
import type { BuildSource } from './builds/source.ts'
import { createMeter } from './transfers/meter.ts'
import type { Tasks } from './tasks.ts'
import type { Transfers } from './transfers/transfers.ts'

interface Parts {
  readonly engine: Engine
  readonly tasks: Tasks
  readonly transfers: Transfers
  readonly env: NodeJS.ProcessEnv
  /** `X-Registry-Config`. */
  readonly credentials: () => Promise<string | null>
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
  const remember = (taskId: string, report: Report): void => {
    reports.set(taskId, report)
    for (const old of [...reports.keys()].slice(0, -mostReports)) reports.delete(old)
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
      local(async ({ folder, options, dockerfileText: edited, agreedToSize }: typeof input) => {
        const context = await openContext({ folder, dockerfile: options.dockerfile }, signal)
        refuseLarge(context.summary, agreedToSize)
        const { dockerfile } = context.summary
        const dockerfileText = edited ?? null
        const report = createReport(options.builder)
        const instead = new Map<string, string>(dockerfileText === null ? [] : [[dockerfile, dockerfileText]])
        const source = { folder: context.folder, dockerfile, dockerfileText }
        const about = aboutBuild({ source: { ...source, tar: noTar }, shownFolder: folder, options, report })
        const started = tasks.start(about, async (handle) => {
          handle.step('transferring')
          const meter = createMeter(handle.progress)
          meter.total(context.summary.bytes)
          const tar: BuildSource['tar'] = (packing) =>
            packContext({ ...context, instead, signal: packing, count: meter.count })
          const asked = { source: { ...source, tar }, shownFolder: folder, options, report }
          // A bar of what was sent would stand still while the builder works.
          const building = () => meter.total(0)
          return runBuild(ground, asked, { ...handle, building }).finally(meter.end)
        })
        remember(started.taskId, report)
        return started
      })(input),
    sift: async (input, { page }) => sifted.sift(input, page),
    buildSent: async ({ id, options: asked, dockerfileText, agreedToSize }, { page }) => {
      const folder = sifted.find(id, page)
      const options = optionsFor(folder, asked, agreedToSize)
      const report = createReport(options.builder)
      const source = { folder: null, dockerfile: folder.dockerfile, dockerfileText }
      const build = { shownFolder: folder.name, options, report }
      const about = aboutBuild({ ...build, source: { ...source, tar: noTar } })
      const started = transfers.upload(page, about, (lane) => {
        lane.total(sentBytes(folder))
        const tar: BuildSource['tar'] = (packing) => tarOfSent(folder, dockerfileText, lane, packing)
        return runBuild(
          ground,
          { ...build, source: { ...source, tar } },
          { ...lane, building: () => lane.total(0) },
        )
      })
      remember(started.taskId, report)
      return started
    },
    follow: async ({ taskId }, { signal }) => {
      const report = reports.get(taskId)
      if (report) return report.follow(signal)
      throw new FaultError(fault('not-found', 'The steps of that build are not held any more.', { taskId }))
    },
    history: async () => past.list(),
    forget: async ({ id }) => past.forget(id),
  }
}

const noTar = (): never => {
  throw new Error('The context is packed by the task.')
}
