import type { BuildOptions } from '#shared/contract/builds.ts'
import type { TransferStarted } from '#shared/contract/tasks.ts'
import type { Transfers } from '../transfers/transfers.ts'
import { createReport } from './report.ts'
import { optionsFor, sentBytes, tarOfSent } from './sent-context.ts'
import type { SiftedFolder } from './sent-context.ts'
import { aboutBuild, noTar, runBuild } from './start-build.ts'
import type { BuildGround, WithReport } from './start-build.ts'

interface Asked {
  readonly options: BuildOptions
  readonly dockerfileText: string
  readonly agreedToSize: boolean
}

/** Builds what a page sends, as a task that begins when its bytes come. */
export function buildSent(
  { ground, transfers }: { readonly ground: BuildGround; readonly transfers: Transfers },
  folder: SiftedFolder,
  { options: asked, dockerfileText, agreedToSize }: Asked,
): WithReport<TransferStarted> {
  const options = optionsFor(folder, asked, agreedToSize)
  const report = createReport(options.builder)
  const source = { folder: null, dockerfile: folder.dockerfile, dockerfileText, tar: noTar }
  const build = { source, shownFolder: folder.name, options, report }
  const started = transfers.upload(folder.page, aboutBuild(build), (lane) => {
    lane.total(sentBytes(folder))
    const tar = (signal: AbortSignal) => tarOfSent(folder, dockerfileText, lane, signal)
    const building = (): void => lane.total(0)
    return runBuild(ground, { ...build, source: { ...source, tar } }, { ...lane, building })
  })
  return { started, report }
}
