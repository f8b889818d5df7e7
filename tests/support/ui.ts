import { test as base, type Page } from '@playwright/test'
import { type BrowserHost, startBrowserHost } from './browser-host.ts'
import type { Docker } from './docker-cli.ts'
import { emptyEngine } from './empty-engine.ts'
import { type Ground, startGround } from './ground.ts'
import { type PageWatch, watchPages } from './page-watch.ts'

export { expect } from '@playwright/test'
export { axe } from './axe.ts'

export interface OpenOptions {
  readonly language?: 'en' | 'ko'
  readonly theme?: 'light' | 'dark'
  /** Hash route, as `/images`. */
  readonly route?: string
}

/** Quayside as one test sees it: a host of its own on the worker's engine. */
interface App extends BrowserHost {
  /** A one-time address. */
  readonly url: () => Promise<string>
  /** Lets the page in, with the language and theme that a person's browser would ask for. */
  readonly open: (page: Page, options?: OpenOptions) => Promise<void>
}

interface TestFixtures {
  readonly app: App
  readonly watch: PageWatch
  readonly emptied: void
}

interface WorkerFixtures {
  /** More for dockerd's `daemon.json`: `test.use({ engineConfig: … })`. */
  readonly engineConfig: Readonly<Record<string, unknown>>
  readonly ground: Ground
  readonly docker: Docker
  /** `localhost:PORT` of the seeded registry. */
  readonly registry: string
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  engineConfig: [{}, { option: true, scope: 'worker' }],

  ground: [
    async ({ engineConfig }, use) => {
      const ground = await startGround({ engineConfig })
      await use(ground)
      await ground.dispose()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  docker: [async ({ ground }, use) => use(ground.docker), { scope: 'worker' }],
  registry: [async ({ ground }, use) => use(ground.registry), { scope: 'worker' }],

  /** After each test the engine runs, is empty, and the network is whole again. */
  emptied: [
    async ({ ground }, use) => {
      await use()
      ground.engine.thaw()
      await ground.engine.start()
      await ground.hubMode('online')
      await ground.limitRegistry(null)
      await emptyEngine(ground.docker)
    },
    { auto: true },
  ],

  watch: [
    async ({ context }, use) => {
      const watch = await watchPages(context)
      await use(watch)
      if (watch.problems.length > 0) throw new Error(`In the page:\n${watch.problems.join('\n')}`)
    },
    { auto: true },
  ],

  app: async ({ ground, context }, use) => {
    const host = await startBrowserHost({ folder: ground.folder, environment: ground.environment })
    await use({ ...host, url: host.address, open: (page, options) => openPage(page, host, options ?? {}) })
    // A page that outlives its host would ask for it once more, and that is an error on its console.
    for (const page of context.pages()) await page.close()
    await host.stop()
  },
})

/** Lets the page in at any host, also at one without an engine. */
export async function openPage(page: Page, host: BrowserHost, options: OpenOptions = {}): Promise<void> {
  await page.emulateMedia({ colorScheme: options.theme ?? 'light' })
  await page.addInitScript(
    (language) => {
      Object.defineProperty(navigator, 'language', { get: () => language, configurable: true })
      Object.defineProperty(navigator, 'languages', { get: () => [language], configurable: true })
    },
    options.language === 'ko' ? 'ko-KR' : 'en-US',
  )
  // The address of a page that is open already differs behind # alone, and would not load it anew.
  if (page.url() !== 'about:blank') await page.goto('about:blank')
  await page.goto(await host.address())
  await page.getByRole('main').waitFor({ timeout: 20_000 })
  if (options.route === undefined) return
  await page.evaluate((route) => {
    location.hash = route
  }, options.route)
}
