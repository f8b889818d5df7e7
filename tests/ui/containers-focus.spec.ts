import type { Page } from '@playwright/test'
import { ContainersPage } from '../support/pages/containers.ts'
import { expect, test } from '../support/ui.ts'

const endless = ['busybox', 'sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.2; done'] as const
const deaf = ['busybox', 'sh', '-c', 'trap "" TERM; while true; do sleep 0.2; done'] as const

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

function goTo(page: Page, route: string): Promise<void> {
  return page.evaluate((path) => {
    location.hash = path
  }, route)
}

test('by keyboard alone a card keeps the focus when its buttons change', async ({ app, page, docker }) => {
  await docker('run', '-d', '--name', 'stubborn', '--stop-timeout', '60', ...deaf)
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.button('Stop stubborn').focus()
  await page.keyboard.press('Enter')
  await expect(containers.card('stubborn')).toContainText('SIGTERM sent')
  await expect(containers.card('stubborn')).toBeFocused()
  // Every window counts, also one that was opened meanwhile.
  const other = await page.context().newPage()
  await app.open(other)
  await expect(new ContainersPage(other).card('stubborn')).toContainText('SIGTERM sent')
  await other.close()
  await containers.button('Kill stubborn now').focus()
  await page.keyboard.press('Enter')
  await expect(containers.card('stubborn')).toContainText('killed (SIGKILL)')
  await expect(containers.card('stubborn')).toBeFocused()
})

test('by keyboard alone the head of a container’s page keeps the focus when its moves change', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await app.open(page, { route: '/containers/web-1' })
  const head = page.getByRole('banner').or(page.locator('header')).last()
  await head.getByRole('button', { name: 'Stop web-1', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(head.getByRole('button', { name: 'Start web-1', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(head.getByRole('button', { name: 'Stop web-1', exact: true })).toBeFocused()
})

test('when a container goes, the focus goes to its neighbour', async ({ app, page, docker }) => {
  for (const name of ['a-1', 'b-1', 'c-1']) await docker('create', '--name', name, 'busybox')
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.card('b-1').focus()
  await page.keyboard.press('Delete')
  await expect(containers.dialog).toBeVisible()
  await containers.confirmRemoval()
  await expect(containers.card('b-1')).toBeHidden()
  await expect(page.locator('[data-container]:focus')).toBeVisible()
})

test('a question about a container that another hand removes says so, and does not come back', async ({
  app,
  page,
  docker,
}) => {
  await docker('create', '--name', 'other', 'busybox')
  await app.open(page)
  const containers = new ContainersPage(page)
  for (const question of ['Kill with signal…', 'Commit…', /^Remove…/]) {
    await docker('run', '-d', '--name', 'victim', ...endless)
    await containers.openMenu('victim')
    await containers.choose(question)
    await expect(containers.dialog).toBeVisible()
    await docker('rm', '--force', 'victim')
    await expect(page.getByRole('dialog', { name: 'This container is gone' })).toContainText('victim')
    await page.keyboard.press('Escape')
    await expect(containers.dialog).toBeHidden()
    await expect(containers.card('other')).toBeFocused()
  }
  await docker('run', '-d', '--name', 'victim', ...endless)
  await goTo(page, '/containers/victim')
  await page.getByRole('heading', { level: 1, name: 'victim' }).waitFor()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('dialog', { name: 'Remove victim?' })).toBeVisible()
  await docker('rm', '--force', 'victim')
  await expect(page.getByText('This container is gone')).toBeVisible()
  await goTo(page, '/containers')
  await expect(new ContainersPage(page).card('other')).toBeVisible()
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('the palette opens every question of a container', async ({ app, page, docker }) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await app.open(page)
  const asked = [
    ['Send a signal to web-1…', 'Send a signal to web-1'],
    ['Copy a docker command for web-1…', 'Docker commands for web-1'],
    ['Commit web-1 to an image…', 'Commit to an image: web-1'],
    ['Remove web-1…', 'Remove web-1?'],
  ] as const
  for (const [entry, title] of asked) {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill(entry)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: title })).toBeVisible()
    await expect(page.getByRole('dialog').locator(':focus')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await goTo(page, '/containers')
  }
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('Rename web-1…')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'New name of web-1' })).toBeFocused()
})

test('the list of keys names those of the list of containers', async ({ app, page }) => {
  await app.open(page)
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  for (const key of ['Home', 'Ctrl A', 'Shift ↓', 'F4', 'Ctrl `', 'Ctrl Shift L'])
    await expect(keys).toContainText(key)
})
