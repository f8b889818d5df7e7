import { framePage, sectionKeys } from '../support/pages/frame.ts'
import { settingsPage } from '../support/pages/settings.ts'
import { searchPage } from '../support/pages/search.ts'
import { axe, expect, test } from '../support/ui.ts'
import { languages, wordsOf } from '../support/words.ts'

const t = wordsOf('en')
const endless = ['busybox', 'sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.2; done'] as const

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

for (const language of languages) {
  test(`axe finds nothing on any page: ${language}`, async ({ app, page, docker }) => {
    await docker('run', '-d', '--name', 'web-1', ...endless)
    const words = wordsOf(language)
    await app.open(page, { language })
    const frame = framePage(page, words)
    for (const key of sectionKeys) {
      await frame.section(key).click()
      await expect(frame.section(key)).toHaveAttribute('aria-current', 'page')
      await expect(frame.heading).toBeVisible()
      await axe(page)
    }
    await page.keyboard.press('?')
    await expect(frame.shortcuts).toBeVisible()
    await axe(page)
    await page.keyboard.press('Escape')
    await frame.openPalette()
    await axe(page)
  })
}

test('the code of the address is gone at once, and the same address lets nobody in again', async ({
  app,
  page,
  context,
  watch,
}) => {
  const address = await app.url()
  await page.goto(address)
  await expect(framePage(page, t).heading).toHaveText('Containers')
  expect(page.url()).not.toContain('code')
  expect(await page.evaluate(() => JSON.stringify([history.length, location.href]))).not.toContain('code')

  watch.expectNoise(/403/)
  const thief = await context.browser()?.newContext()
  const second = await thief?.newPage()
  await second?.goto(address)
  if (second === undefined) throw new Error('no second browser')
  await expect(settingsPage(second, t).ended).toBeVisible()
  await thief?.close()
})

test('every section is reached by keyboard alone, and its heading has the focus', async ({ app, page }) => {
  await app.open(page)
  const frame = framePage(page, t)
  await expect(frame.heading).toHaveText('Containers')
  await page.keyboard.press('Tab')
  await expect(frame.skip).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(frame.main).toBeFocused()

  for (const [index, key] of sectionKeys.entries()) {
    await page.keyboard.press(`ControlOrMeta+${String(index + 1)}`)
    const name = t(`frame.${key}`)
    await expect(page).toHaveTitle(`${name} · Quayside`)
    await expect(frame.section(key)).toHaveAttribute('aria-current', 'page')
    if (index > 0) await expect(frame.heading).toBeFocused()
  }
  await page.keyboard.press('ControlOrMeta+,')
  await expect(page).toHaveTitle('Settings · Quayside')
})

test('the list of keys opens with a question mark, but not while one is typed', async ({ app, page }) => {
  await app.open(page, { route: '/search' })
  const frame = framePage(page, t)
  const box = page.getByRole('searchbox').first()
  await box.click()
  await page.keyboard.type('what?')
  await expect(box).toHaveValue('what?')
  await expect(frame.shortcuts).toBeHidden()

  await frame.heading.focus()
  // What an input method sends while a syllable is composed belongs to it.
  await page.evaluate(() => {
    const composing = new KeyboardEvent('keydown', { key: '?', isComposing: true, bubbles: true })
    document.activeElement?.dispatchEvent(composing)
  })
  await expect(frame.shortcuts).toBeHidden()
  await page.keyboard.press('?')
  await expect(frame.shortcuts).toBeVisible()
  await expect(frame.shortcuts).toContainText(/Ctrl.?1to.?Ctrl.?7/)
  await page.keyboard.press('Escape')
  await expect(frame.shortcuts).toBeHidden()
  await expect(frame.heading).toBeFocused()
})

test('what runs stands alongside with its state in words, and follows the engine', async ({
  app,
  page,
  docker,
}) => {
  await app.open(page)
  const frame = framePage(page, t)
  await expect(frame.alongside).toContainText(t('frame.nothingAlongside'))
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await expect(frame.alongside.getByRole('link', { name: 'web-1 Running' })).toBeVisible()
  await expect(frame.section('containers')).toContainText('1')
  await docker('pause', 'web-1')
  await expect(frame.alongside.getByRole('link', { name: 'web-1 Paused' })).toBeVisible()
  await docker('unpause', 'web-1')
  await docker('rm', '--force', 'web-1')
  await expect(frame.alongside).not.toContainText('web-1')
})

test('a notice covers neither the last action nor an open dialog', async ({ app, page, ground }) => {
  const reference = `${ground.registry}/team/big:1.0`
  await page.setViewportSize({ width: 600, height: 700 })
  await ground.limitRegistry(1_000_000)
  await app.open(page, { route: '/search' })
  const frame = framePage(page, t)
  const search = searchPage(page, t)
  await search.search(reference)
  await search.pull(`${ground.registry}/team/big`).click()
  await expect(search.typedCard(reference)).toContainText(/MB/)
  await frame.goTo('/settings')
  await ground.engine.kill()
  await ground.limitRegistry(null)
  const notice = page.getByText(t('frame.taskDone.failed', { subject: reference })).first()
  await expect(notice).toBeVisible()
  await frame.lastCommand.getByRole('button', { name: t('common.copy'), exact: true }).click()
  await frame.heading.focus()
  await page.keyboard.press('?')
  const close = frame.shortcuts.getByRole('button', { name: t('common.close') })
  await close.click({ trial: true })
  const whole = await frame.shortcuts.evaluate((dialog) => {
    const { left, top, right, bottom } = dialog.getBoundingClientRect()
    const steps = Array.from({ length: 20 }, (_, index) => (index + 0.5) / 20)
    return steps.every((across) =>
      steps.every((down) => {
        const at = document.elementFromPoint(left + across * (right - left), top + down * (bottom - top))
        return dialog.contains(at)
      }),
    )
  })
  expect(whole).toBe(true)
  await ground.engine.start()
})

test('the last action shows its docker command to copy, and goes when it is not wanted', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await app.open(page)
  const frame = framePage(page, t)
  await page.getByRole('button', { name: 'Pause web-1', exact: true }).click()
  await expect(frame.lastCommand).toContainText('docker pause web-1')
  await frame.lastCommand.getByRole('button', { name: 'Copy' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('docker pause web-1')
  await frame.lastCommand.getByRole('button', { name: t('frame.dismissLast') }).click()
  await expect(frame.lastCommand).toBeHidden()
  await page.getByRole('button', { name: 'Unpause web-1', exact: true }).click()
  await expect(frame.lastCommand).toContainText('docker unpause web-1')
})

for (const width of [390, 320]) {
  test(`at ${String(width)} pixels nothing is cut off and the sections come from the menu`, async ({
    app,
    page,
    docker,
  }) => {
    await docker('run', '-d', '--name', 'a-container-with-quite-a-long-name-1', ...endless)
    await page.setViewportSize({ width, height: 640 })
    await app.open(page)
    const frame = framePage(page, t)
    for (const key of sectionKeys) {
      await frame.menu.click()
      await frame.drawer.getByRole('link', { name: t(`frame.${key}`) }).click()
      await expect(frame.drawer).toBeHidden()
      await expect(page).toHaveTitle(`${t(`frame.${key}`)} · Quayside`)
      await expect(frame.heading).toBeVisible()
      expect(await frame.overflow(), key).toBeLessThanOrEqual(0)
    }
    await axe(page)
  })
}

test('at 400 % of a small screen the page scrolls as one and all of it is reached', async ({ app, page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  await app.open(page, { route: '/engine' })
  const frame = framePage(page, t)
  const last = frame.main.getByRole('button', { name: t('engine.trouble.copyAll') })
  // What is above it is still being read, and moves it.
  await expect(async () => {
    await last.scrollIntoViewIfNeeded()
    await expect(last).toBeInViewport({ timeout: 500 })
  }).toPass()
  expect(await frame.overflow()).toBeLessThanOrEqual(0)
})

test('an address that leads nowhere says so and leads back', async ({ app, page }) => {
  await app.open(page, { route: '/nowhere' })
  const frame = framePage(page, t)
  await expect(frame.heading).toHaveText(t('frame.notFound.title'))
  await expect(frame.main).toContainText('/nowhere')
  await frame.main.getByRole('button', { name: t('frame.notFound.action') }).click()
  await expect(frame.heading).toHaveText('Containers')
})

test('forced colours keep every mark and every edge', async ({ app, page, docker }) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await page.emulateMedia({ forcedColors: 'active' })
  await app.open(page)
  const frame = framePage(page, t)
  await expect(frame.section('containers')).toHaveCSS('outline-style', 'solid')
  await expect(frame.badge).toHaveCSS('border-top-style', 'solid')
})
