import type { Page } from '@playwright/test'
import type { Figure } from './figure.ts'
import { frameFigures, type Watch } from './frames.ts'
import { manyContainers, manyImages } from './many.ts'

/** Images listed, filtered, scrolled and grouped anew, in the page with all that draws; an engine of a script tells them. */
export async function run(): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  // Two sizes, so that growth is seen.
  for (const images of [200, 2000]) {
    const scripts: Parameters<typeof frameFigures>[1] = {
      'GET /images/json': (_, wire) => wire.json(200, manyImages(images)),
      'GET /containers/json': (_, wire) => wire.json(200, manyContainers(Math.round(images / 10))),
    }
    figures.push(...(await frameFigures(`${images} images`, scripts, play)))
  }
  return figures
}

/** What a person does with many images. */
async function play(page: Page, watch: Watch): Promise<void> {
  await show(page, '#/search')
  const filter = page.getByRole('searchbox', { name: 'Filter images' })
  const group = page.getByRole('combobox', { name: 'Group images' })
  await watch('list', () => show(page, '#/images'))
  await watch('filter', async () => {
    await filter.pressSequentially('team-07 web', { delay: 40 })
    await page.waitForTimeout(300)
    await filter.fill('')
    await page.waitForTimeout(300)
  })
  await watch('scroll', async () => {
    await page.getByRole('table', { name: 'Images' }).hover()
    for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, 700)
    await page.waitForTimeout(300)
  })
  await watch('group', async () => {
    for (const choice of ['none', 'use', 'repository']) {
      await group.selectOption(choice)
      await page.waitForTimeout(200)
    }
  })
  await watch('choose all', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      await page.getByRole('checkbox', { name: 'Select all shown images' }).click()
      await page.waitForTimeout(200)
    }
  })
}

async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next
  }, hash)
  if (hash === '#/images') await page.getByRole('table', { name: 'Images' }).getByRole('row').nth(5).waitFor()
  else await page.getByRole('searchbox').first().waitFor()
}
