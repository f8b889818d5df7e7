import type { BuildOptions } from '#shared/contract/builds.ts'
import type { Task, TaskResult } from '#shared/contract/tasks.ts'
import * as dockerCommand from '#shared/docker-command/builds.ts'
import type { FaultError } from '#shared/faults.ts'
import { familiarReference, parseReference } from '#shared/image-reference.ts'
import type { Engine } from '../../engine/engine.ts'
import { faultErrorOf } from '../../engine/faults.ts'
import { endedFault } from '../ended-fault.ts'
import type { TaskHandle } from '../tasks.ts'
import { buildByBuildx } from './buildx-build.ts'
import { environmentFor } from './buildx.ts'
import { buildClassic } from './classic-build.ts'
import type { PastBuilds } from './past-builds.ts'
import type { Report } from './report.ts'
import type { BuildSource } from './source.ts'

export interface BuildGround {
  readonly engine: Engine
  readonly env: NodeJS.ProcessEnv
  readonly credentials: (registries: readonly string[]) => Promise<string | null>
  readonly past: PastBuilds
}

/** One build that was asked for. */
export interface AskedBuild {
  readonly source: BuildSource
  /** As a person knows the folder. */
  readonly shownFolder: string
  readonly options: BuildOptions
  readonly report: Report
}

/** What was started, and the report that its page follows. */
export interface WithReport<Started> {
  readonly started: Started
  readonly report: Report
}

/** A source before its task has begun: nothing is packed ahead. */
export const noTar = (): never => {
  throw new Error('The context is packed by the task.')
}

const mostLastLines = 20

/** How a build stands in the list of tasks. */
export function aboutBuild({
  source,
  shownFolder,
  options,
}: AskedBuild): Pick<Task, 'kind' | 'subject' | 'command'> {
  const { folder, dockerfileText } = source
  // What a page sends has its Dockerfile in it.
  const place = folder === null ? { folder } : { folder, dockerfileText }
  return {
    kind: 'build',
    subject: options.tags[0] ?? shownFolder,
    command: dockerCommand.build(place, options),
  }
}

/** Builds, with the report told to its end and the build remembered, however it ends. */
export async function runBuild(
  { engine, env, credentials, past }: BuildGround,
  { source, shownFolder, options, report }: AskedBuild,
  handle: Pick<TaskHandle, 'signal' | 'step'> & { readonly building: () => void },
): Promise<TaskResult> {
  const startedAt = Date.now()
  const { signal } = handle
  const building = (): void => {
    handle.building()
    handle.step('building')
  }
  let imageId: string | null = null
  let failure: FaultError | null = null
  try {
    imageId =
      options.builder === 'buildx'
        ? await buildByBuildx(
            { env: environmentFor(env, engine.status().endpoint), report, signal, building },
            source,
            options,
          )
        : await buildClassic({ engine, credentials, report, signal, building }, source, options)
    return { kind: 'build', imageId, references: options.tags.map(familiar) }
  } catch (error) {
    failure = faultErrorOf(error)
    throw failure
  } finally {
    const result = imageId !== null ? 'done' : signal.aborted ? 'cancelled' : 'failed'
    // The step under way did not fail: it lost its engine.
    const lost = failure?.fault.code === 'unreachable'
    report.end(lost ? 'cancelled' : result, Date.now())
    const { steps } = report.current()
    const failed = steps.find(({ state }) => state === 'failed')
    past.add({
      id: `${startedAt}-${Math.random().toString(36).slice(2, 8)}`,
      startedAt,
      endedAt: Date.now(),
      result,
      folder: shownFolder,
      local: source.folder !== null,
      options,
      builder: options.builder,
      imageId,
      fault: result === 'failed' && failure ? endedFault(failure.fault) : null,
      steps,
      lastLines: failed ? report.lastLines(failed.id, mostLastLines) : [],
    })
  }
}

function familiar(tag: string): string {
  const parsed = parseReference(tag)
  if (!parsed.ok || parsed.reference.kind !== 'name') return tag
  return familiarReference({ ...parsed.reference, tag: parsed.reference.tag ?? 'latest' })
}
