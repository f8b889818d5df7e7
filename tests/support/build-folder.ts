import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { BuildNews, BuildOptions, BuildStep } from '#shared/contract/builds.ts'
import { call, type startApp } from './app-on-ground.ts'

type App = ReturnType<typeof startApp>
/** Texts by their paths in a folder. */
type Files = Readonly<Record<string, string>>

export function putFiles(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

/** Every step of a build as it was at the end, what each printed, and the stages. Resolves when the build has ended. */
export async function followBuild(app: App, taskId: string) {
  const steps: BuildStep[] = []
  const lines: string[][] = []
  let last: BuildNews | null = null
  for await (const news of await app.builds.follow({ taskId }, call)) {
    last = news
    for (const step of news.steps) steps[step.id] = step
    for (const { step, lines: more } of news.output) lines[step] = [...(lines[step] ?? []), ...more]
  }
  return { steps, lines, stages: last?.stages ?? [] }
}

/**
 * Builds what a page would send: its names are sifted, then the bytes of those that are kept go over the lane. Its
 * browser goes as soon as they have arrived; `sent` is the task as it was then.
 */
export async function buildSentFolder(
  app: App,
  folder: {
    readonly files: Files & { readonly '.dockerignore': string }
    readonly folders: readonly string[]
    readonly dockerfileText: string
    readonly options: BuildOptions
  },
) {
  const { files, folders, dockerfileText, options } = folder
  const paths = Object.keys(files)
  const { id, summary, kept } = await app.builds.sift(
    {
      name: 'mine',
      dockerfile: 'Dockerfile',
      ignore: files['.dockerignore'],
      ownIgnore: null,
      paths,
      sizes: Object.values(files).map((text) => Buffer.byteLength(text)),
      times: paths.map(() => 1_700_000_000_000),
      folders: [...folders],
    },
    call,
  )
  const { taskId, ticket } = await app.builds.buildSent(
    { id, options, dockerfileText, agreedToSize: false },
    call,
  )
  const bytes = kept.map((place) => Buffer.from(Object.values(files)[place] ?? ''))
  const page = new AbortController()
  await app.transfers.takeUpload(ticket)?.start(Readable.from([Buffer.concat(bytes)]), page.signal)
  const sent = app.tasks.list().find(({ id: other }) => other === taskId)
  page.abort()
  return { summary, kept: kept.map((place) => paths[place]), sent, task: await app.ended(taskId) }
}
