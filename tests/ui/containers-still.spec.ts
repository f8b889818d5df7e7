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

test('rows of the table that grew do not jump when the page scrolls', async ({ app, page, docker }) => {
  test.setTimeout(120_000)
  for (let at = 0; at < 30; at += 1) await docker('create', '--name', `many-${at + 10}`, 'busybox')
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.showTable()
  await containers.button('Show sizes').click()
  await expect(containers.row('many-10')).toContainText('in all')
  for (let step = 0; step < 10; step += 1) {
    const moved = await page.evaluate(async () => {
      const rows = [...document.querySelectorAll('tr[data-container]')]
      const row = rows.find((each) => each.getBoundingClientRect().top > 500)
      const scroller = document.querySelector('#page')
      if (row === undefined || scroller === null) return null
      const before = row.getBoundingClientRect().top
      const from = scroller.scrollTop
      scroller.scrollBy({ top: 60 })
      await new Promise((resolve) => setTimeout(resolve, 250))
      const shift = before - row.getBoundingClientRect().top
      return row.isConnected ? Math.abs(shift - (scroller.scrollTop - from)) : null
    })
    expect(moved).not.toBeNull()
    expect(moved).toBeLessThanOrEqual(2)
  }
})
