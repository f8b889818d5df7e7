import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { framePage } from '../support/pages/frame.ts'
import { settingsPage } from '../support/pages/settings.ts'
import { axe, expect, test } from '../support/ui.ts'
import { wordsOf } from '../support/words.ts'

const t = wordsOf('en')
const ko = wordsOf('ko')

test('the language is the browser’s, then the one that was chosen, on every page and after a reload', async ({
  app,
  page,
}) => {
  await app.open(page, { language: 'ko', route: '/settings' })
  await expect(framePage(page, ko).heading).toHaveText(ko('settings.title'))
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko')

  await settingsPage(page, ko).language('English').click()
  await expect(framePage(page, t).heading).toHaveText('Settings')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page).toHaveTitle('Settings · Quayside')
  const kept = () => JSON.parse(readFileSync(join(app.configFolder, 'settings.json'), 'utf8'))
  await expect.poll(kept).toMatchObject({ language: 'en' })

  await page.reload()
  await expect(framePage(page, t).heading).toHaveText('Settings')
})

test('the theme is the system’s until another is chosen', async ({ app, page }) => {
  await app.open(page, { theme: 'dark', route: '/settings' })
  const settings = settingsPage(page, t)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await settings.theme('Light').click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await settings.theme('As the system').click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('two pages of one host agree on the settings at once', async ({ app, page, context }) => {
  await app.open(page, { route: '/settings' })
  const other = await context.newPage()
  await app.open(other, { route: '/settings' })
  await settingsPage(page, t).language('한국어').click()
  await expect(framePage(other, ko).heading).toHaveText('설정')
})

test('a choice that cannot be kept is said, once, wherever it was made', async ({ app, page, docker }) => {
  await docker('pull', '--quiet', 'busybox')
  await docker('create', '--name', 'web-1', 'busybox')
  const file = join(app.configFolder, 'settings.json')
  rmSync(file, { force: true })
  // No file can take the place of a folder that holds something.
  mkdirSync(join(file, 'in-the-way'), { recursive: true })
  let refusals = 0
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes(file)) refusals += 1
    }),
  )
  await app.open(page)
  const said = page.getByRole('region', { name: t('frame.notices') }).getByText(t('settings.notSaved'))
  const table = page.getByRole('button', { name: t('containers.view.table'), exact: true })
  await table.click()
  await expect(said).toBeVisible()
  const before = refusals
  await table.click()
  await expect.poll(() => refusals).toBeGreaterThan(before)
  await expect(said).toHaveCount(1)
  // What stands there goes along with the language.
  rmSync(file, { force: true, recursive: true })
  await framePage(page, t).goTo('/settings')
  await settingsPage(page, t).language('한국어').click()
  await expect(
    page.getByRole('region', { name: ko('frame.notices') }).getByText(ko('settings.notSaved')),
  ).toBeVisible()
})

test('the session ends from the page, for every page of it, and no reload brings it back', async ({
  app,
  page,
  watch,
}) => {
  await app.open(page, { route: '/settings' })
  const settings = settingsPage(page, t)
  await settings.endSession.click()
  await expect(settings.ended).toBeVisible()
  await axe(page)
  watch.expectNoise(/401|WebSocket/)
  await page.reload()
  await expect(settings.ended).toBeVisible()
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
})
