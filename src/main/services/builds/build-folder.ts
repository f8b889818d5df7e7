import type { BuildOptions } from '#shared/contract/builds.ts'
import type { TaskStarted } from '#shared/contract/tasks.ts'
import type { Tasks } from '../tasks.ts'
import { createMeter } from '../transfers/meter.ts'
import { openContext, refuseLarge } from './context.ts'
import type { FolderContext } from './context.ts'
import { packContext } from './pack-context.ts'
import { createReport } from './report.ts'
import { aboutBuild, noTar, runBuild } from './start-build.ts'
import type { BuildGround, WithReport } from './start-build.ts'

interface Asked {
  readonly folder: string
  readonly options: BuildOptions
  readonly dockerfileText?: string | undefined
  readonly agreedToSize: boolean
}

interface Opened extends Asked {
  readonly context: FolderContext
}

/** Looks at the folder as it is now; what cannot be built or is too large is refused before there is a task. */
export async function openAsked(asked: Asked, signal: AbortSignal): Promise<Opened> {
  const { folder, options, agreedToSize } = asked
  const context = await openContext({ folder, dockerfile: options.dockerfile }, signal)
  refuseLarge(context.summary, agreedToSize)
  return { ...asked, context }
}

/** Builds a folder of this computer as a task. */
export function buildFolder(
  { ground, tasks }: { readonly ground: BuildGround; readonly tasks: Tasks },
  { folder, options, dockerfileText: edited, context }: Opened,
): WithReport<TaskStarted> {
  const { dockerfile } = context.summary
  const dockerfileText = edited ?? null
  const report = createReport(options.builder)
  const instead = new Map<string, string>(dockerfileText === null ? [] : [[dockerfile, dockerfileText]])
  const source = { folder: context.folder, dockerfile, dockerfileText, tar: noTar }
  const build = { source, shownFolder: folder, options, report }
  const started = tasks.start(aboutBuild(build), async (handle) => {
    handle.step('transferring')
    const meter = createMeter(handle.progress)
    meter.total(context.summary.bytes)
    const tar = (signal: AbortSignal) => packContext({ ...context, instead, signal, count: meter.count })
    // A bar of what was sent would stand still while the builder works.
    const building = (): void => meter.total(0)
    return runBuild(ground, { ...build, source: { ...source, tar } }, { ...handle, building }).finally(
      meter.end,
    )
  })
  return { started, report }
}
