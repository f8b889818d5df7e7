import type { BrowserContext, Page } from '@playwright/test'
import { enginePage } from './pages/engine.ts'
import type { OpenOptions } from './ui.ts'
import { wordsOf } from './words.ts'

const t = wordsOf('en')

/** A second page that looks at what the app holds open: answers how many streams that is, each time anew. */
export async function openStreamsSeen(
  context: BrowserContext,
  open: (page: Page, options: OpenOptions) => Promise<void>,
): Promise<() => Promise<number>> {
  const page = await context.newPage()
  await open(page, { route: '/engine' })
  const { trouble } = enginePage(page, t)
  const figure = trouble.getByText(t('engine.trouble.openStreams'), { exact: true })
  await figure.waitFor()
  return async () => {
    await trouble.getByRole('button', { name: t('engine.refresh') }).click()
    return Number(await figure.locator('xpath=following-sibling::*[1]').textContent())
  }
}
