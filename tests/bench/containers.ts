import type { Page } from '@playwright/test'
import type { Figure } from './figure.ts'
import { frameFigures, type Watch } from './frames.ts'
import { manyContainers } from './many.ts'

/** Containers scrolled and filtered, as cards and as a table, in the page with all that draws; an engine of a script tells them. */
export async function run(): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  // Two sizes, so that growth is seen.
  for (const containers of [100, 1000]) {
    const scripts: Parameters<typeof frameFigures>[1] = {
      'GET /containers/json': (_, wire) => wire.json(200, manyContainers(containers)),
    }
    figures.push(...(await frameFigures(`${containers} containers`, scripts, play)))
  }
  return figures
}

async function play(page: Page, watch: Watch): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/containers'
  })
  const filter = page.getByRole('searchbox', { name: 'Filter containers' })
  await filter.waitFor()
  for (const view of ['Cards', 'Table']) {
    await page.getByRole('button', { name: view, exact: true }).click()
    await page.locator('[data-container]').first().waitFor()
    await watch(`${view.toLowerCase()}: filter`, async () => {
      await filter.pressSequentially('box-12', { delay: 40 })
      await page.waitForTimeout(300)
      await filter.fill('')
      await page.waitForTimeout(300)
    })
    await watch(`${view.toLowerCase()}: scroll`, async () => {
      await page.locator('[data-container]').first().hover()
      for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, 700)
      await page.waitForTimeout(300)
    })
    await page.mouse.wheel(0, -30_000)
  }
}
