import { ContainersPage } from '../support/pages/containers.ts'
import { expect, test } from '../support/ui.ts'

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

test('a tick and a bulk result leave every card where the pointer finds it', async ({
  app,
  page,
  docker,
}) => {
  for (const name of ['a-1', 'b-1', 'c-1', 'd-1']) await docker('create', '--name', name, 'busybox')
  await app.open(page)
  const containers = new ContainersPage(page)
  const place = () => containers.card('d-1').evaluate((card) => card.getBoundingClientRect().top)
  await expect(containers.card('d-1')).toBeVisible()
  const before = await place()
  await containers.card('a-1').hover()
  await page.getByRole('checkbox', { name: 'Select a-1' }).click()
  await expect(containers.bulkBar).toContainText('1 selected')
  expect(await place()).toBe(before)
  await containers.bulkBar.getByRole('button', { name: 'Start' }).click()
  await expect(containers.bulkResults).toContainText('Start: 1 container done')
  expect(await place()).toBe(before)
})

test('the bar of the selection stays in sight over a long list', async ({ app, page, docker }) => {
  test.setTimeout(120_000)
  for (let at = 0; at < 24; at += 1) await docker('create', '--name', `many-${at + 10}`, 'busybox')
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.card('many-10').focus()
  await page.keyboard.press('Space')
  await expect(containers.bulkBar).toBeInViewport({ ratio: 1 })
  for (let at = 0; at < 4; at += 1) await page.keyboard.press('ArrowDown')
  const bar = await containers.bulkBar.boundingBox()
  const below = () => page.locator('article:focus').evaluate((card) => card.getBoundingClientRect().bottom)
  await expect.poll(below).toBeLessThanOrEqual(bar?.y ?? 0)
  await page.keyboard.press('End')
  await expect(containers.card('many-33')).toBeFocused()
  await expect(containers.bulkBar).toBeInViewport({ ratio: 1 })
})
