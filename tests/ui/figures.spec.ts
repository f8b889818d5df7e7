import type { Page } from '@playwright/test'
import { openStreamsSeen } from '../support/open-streams.ts'
import { ContainersPage } from '../support/pages/containers.ts'
import { axe, expect, test } from '../support/ui.ts'
import { languages, wordsOf } from '../support/words.ts'

const t = wordsOf('en')
const endless = ['busybox', 'sh', '-c', 'trap "exit 7" TERM; while true; do sleep 0.2; done'] as const

/** What a browser does when its window is covered or another tab is chosen. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
}

const goto = (page: Page, route: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, route)

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

test('figures stand on what runs and is in sight; elsewhere, and hidden, nothing stays open', async ({
  app,
  page,
  context,
  docker,
}) => {
  for (const name of ['a-1', 'b-1', 'c-1']) await docker('run', '-d', '--name', name, '-m', '32m', ...endless)
  await docker('pause', 'b-1')
  await app.open(page)
  // So low and narrow that only the first two of three cards are in sight.
  await page.setViewportSize({ width: 420, height: 620 })
  const streams = await openStreamsSeen(context, app.open)
  const containers = new ContainersPage(page)
  await expect(containers.card('a-1')).toContainText(/CPU [\d.]+%\s*[\d.]+ KiB/)
  await expect(containers.card('c-1')).not.toBeInViewport()
  await expect.poll(streams).toBe(1)
  await containers.card('c-1').scrollIntoViewIfNeeded()
  await expect(containers.card('c-1')).toContainText(/CPU [\d.]+%/)
  await expect(containers.card('b-1')).not.toContainText('CPU')
  await hide(page, true)
  await expect.poll(streams).toBe(0)
  await hide(page, false)
  await expect(containers.card('c-1')).toContainText(/CPU [\d.]+%/)
  await goto(page, '/settings')
  await expect.poll(streams).toBe(0)

  await page.setViewportSize({ width: 1320, height: 820 })
  await goto(page, '/containers')
  await containers.button('Table').click()
  await expect(containers.row('a-1')).toContainText(/CPU [\d.]+%/)
})

test('the Stats tab tells in pictures and in words, also of a pause, a stop and an engine that went', async ({
  app,
  page,
  context,
  docker,
  ground,
  watch,
}) => {
  watch.expectNoise(/./)
  await docker('run', '-d', '--name', 'web-1', '--restart', 'always', '-m', '64m', ...endless)
  await app.open(page, { route: '/containers/web-1/stats' })
  const streams = await openStreamsSeen(context, app.open)
  const main = page.getByRole('main')
  await expect(main).toContainText(t('stats.state.live'))
  await expect(main.getByRole('img', { name: /^CPU over the last five minutes\. Used: .*%/ })).toBeVisible()
  await expect(main.getByRole('img')).toHaveCount(5)
  await expect(main).toContainText('docker stats web-1')
  const row = main.getByRole('table').getByRole('row', { name: /^Memory limit/ })
  await expect(row).toContainText('64 MiB')
  await row.scrollIntoViewIfNeeded()
  await expect(row).toBeInViewport()
  // Far below the limit, where its line would make the curve flat.
  const share = main.getByRole('meter', { name: t('stats.figure.memoryShare') })
  await expect(share).toHaveAttribute('aria-valuenow', /^[0-9]$/)
  await expect(main).toContainText(/of 64 MiB \([\d.]+%\)/)
  await docker('pause', 'web-1')
  await expect(main).toContainText(t('stats.state.paused'))
  await expect.poll(streams).toBe(0)
  await docker('unpause', 'web-1')
  await expect(main).toContainText(t('stats.state.live'))
  await expect(main).toContainText(t('stats.gaps', { count: 1 }))
  await ground.engine.kill()
  await expect(main).toContainText(t('stats.state.away'))
  await ground.engine.start()
  await expect(main).toContainText(t('stats.state.live'))
  await docker('stop', 'web-1')
  await expect(main).toContainText(t('stats.state.stopped'))
  await goto(page, '/settings')
  await expect.poll(streams).toBe(0)
})

for (const language of languages) {
  const words = wordsOf(language)
  test(`axe finds nothing on the tabs that look inside (${language})`, async ({ app, page, docker }) => {
    await docker('run', '-d', '--name', 'web-1', '-e', 'SECRET=hush', ...endless)
    await app.open(page, { language, route: '/containers/web-1/stats' })
    await expect(page.getByRole('main')).toContainText(words('stats.state.live'))
    await axe(page)
    await goto(page, '/containers/web-1/processes')
    await expect(page.getByRole('table')).toContainText('sleep')
    await axe(page)
    await goto(page, '/containers/web-1/inspect')
    await expect(page.getByRole('tree')).toContainText('running')
    await axe(page)
  })
}
