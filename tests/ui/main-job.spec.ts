import type { Page } from '@playwright/test'
import { searchPage } from '../support/pages/search.ts'
import { expect, test } from '../support/ui.ts'
import { wordsOf } from '../support/words.ts'

test('search, run, see the card, pause, unpause, kill, read the log, commit: in English by mouse', async ({
  app,
  page,
  docker,
}) => {
  const t = wordsOf('en')
  const search = searchPage(page, t)
  const press = (key: string, name: string) =>
    page
      .getByRole('main')
      .getByRole('button', { name: t(key, { name }), exact: true })
      .click()
  await app.open(page, { language: 'en' })
  await page.getByRole('link', { name: 'Search', exact: true }).first().click()
  await search.box.fill('nginx')
  await search.run('nginx').click()
  await expect(page).toHaveURL(/#\/containers\/[a-z_]+\d?$/)
  const name = await page.getByRole('heading', { level: 1 }).innerText()
  expect(await docker('inspect', '--format', '{{.Config.Image}}', name)).toBe('nginx')

  await page
    .getByRole('link', { name: /^Containers/ })
    .first()
    .click()
  await expect(page.getByRole('article', { name: `${name}, Running` })).toBeVisible()
  await press('containers.named.pause', name)
  await expect(page.getByRole('article', { name: `${name}, Paused` })).toBeVisible()
  expect(await docker('inspect', '--format', '{{.State.Status}}', name)).toBe('paused')
  await press('containers.named.unpause', name)
  await expect(page.getByRole('article', { name: `${name}, Running` })).toBeVisible()
  await press('containers.named.kill', name)
  await expect(page.getByRole('article', { name: new RegExp(`^${name}, Exited`) })).toBeVisible()
  expect(await docker('inspect', '--format', '{{.State.ExitCode}}', name)).toBe('137')

  await press('containers.named.logs', name)
  await expect(page.getByText(/ready for start up/).first()).toBeVisible()
  await page
    .getByRole('main')
    .getByRole('button', { name: t('container.commit') })
    .click()
  await commitAs(page, 'en', 'team/web:tuned')
  expect(await docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', 'team/web')).toBe(
    'team/web:tuned',
  )
})

test('the same in Korean by keyboard alone', async ({ app, page, docker }) => {
  const t = wordsOf('ko')
  await app.open(page, { language: 'ko' })
  await reach(page, 'link', t('frame.search'))
  await page.keyboard.press('Enter')
  await reach(page, 'searchbox', t('search.box'))
  await page.keyboard.type('nginx')
  await page.keyboard.press('Enter')
  await expect(searchPage(page, t).card('bitnami/nginx')).toBeVisible()
  await reach(page, 'button', t('search.card.runLabel', { name: 'nginx' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/containers\//)
  const name = await page.getByRole('heading', { level: 1 }).innerText()

  const state = () => docker('inspect', '--format', '{{.State.Status}}', name)
  for (const [key, expected] of [
    ['pause', 'paused'],
    ['unpause', 'running'],
    ['kill', 'exited'],
  ] as const) {
    await reach(page, 'button', t(`containers.named.${key}`, { name }))
    await page.keyboard.press('Enter')
    await expect.poll(state).toBe(expected)
  }
  await reach(page, 'tab', t('container.tabs.overview'))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/ready for start up/).first()).toBeVisible()
  await reach(page, 'button', t('container.commit'))
  await page.keyboard.press('Enter')
  await reach(page, 'textbox', t('commit.reference'))
  await page.keyboard.type('team/web:ko')
  await reach(page, 'button', t('commit.confirm'))
  await page.keyboard.press('Enter')
  await expect(page.getByText(t('commit.doneTitle'))).toBeVisible()
  expect(await docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', 'team/web')).toBe('team/web:ko')
})

async function commitAs(page: Page, language: 'en' | 'ko', reference: string): Promise<void> {
  const t = wordsOf(language)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: t('commit.reference'), exact: true }).fill(reference)
  await dialog.getByRole('button', { name: t('commit.confirm'), exact: true }).click()
  await expect(dialog.getByText(t('commit.doneTitle'))).toBeVisible()
}

/** Presses Tab until the focus stands on it, as a person without a mouse does. */
async function reach(
  page: Page,
  role: 'link' | 'searchbox' | 'button' | 'tab' | 'textbox',
  name: string,
): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: true }).first()
  await wanted.waitFor()
  for (let presses = 0; presses < 120; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches the ${role} “${name}”.`)
}
