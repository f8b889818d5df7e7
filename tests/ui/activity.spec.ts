import { framePage } from '../support/pages/frame.ts'
import { searchPage } from '../support/pages/search.ts'
import { axe, expect, test } from '../support/ui.ts'
import { wordsOf } from '../support/words.ts'

const t = wordsOf('en')
const endless = ['busybox', 'sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.2; done'] as const

test('a pull is followed in the top bar and in Activity, survives the page that is left, and is cancelled there', async ({
  app,
  page,
  ground,
  docker,
}) => {
  const reference = `${ground.registry}/team/big:1.0`
  await ground.limitRegistry(1_000_000)
  await app.open(page, { route: '/search' })
  const search = searchPage(page, t)
  await search.search(reference)
  await search.typedCard(reference).getByRole('button', { name: /^Pull/ }).click()

  const frame = framePage(page, t)
  const summary = page.getByRole('banner').getByRole('link', { name: /^Pulling/ })
  await expect(summary).toBeVisible()
  await summary.click()
  await expect(frame.heading).toHaveText('Activity')
  const row = frame.main.getByRole('listitem').filter({ hasText: `Pull ${reference}` })
  await expect(row).toContainText(`docker pull ${reference}`)
  await expect(row.getByRole('progressbar').first()).toBeVisible()
  await axe(page)

  await page.reload()
  await expect(row).toContainText('Under way')
  await row.getByRole('button', { name: t('activity.cancelTask', { subject: reference }) }).press('Enter')
  await expect(row).toContainText('Cancelled')
  await expect(
    row.getByRole('button', { name: t('activity.retryTask', { subject: reference }) }),
  ).toBeFocused()
  expect(await docker('images', '--quiet', reference)).toBe('')

  await row.getByRole('button', { name: t('activity.dismissTask', { subject: reference }) }).click()
  await expect(row).toBeHidden()
})

test('every action is kept with its time, its result and its docker command, until it is cleared', async ({
  app,
  page,
  docker,
}) => {
  await docker('pull', '--quiet', 'busybox')
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await app.open(page)
  const frame = framePage(page, t)
  await page.getByRole('button', { name: 'Pause web-1', exact: true }).click()
  await expect(frame.lastCommand).toContainText('docker pause web-1')
  await frame.section('activity').click()
  const row = frame.main.getByRole('row').filter({ hasText: 'docker pause web-1' })
  await expect(row).toContainText('Pause web-1')
  await expect(row).toContainText('Done')
  await axe(page)
  await frame.main.getByRole('button', { name: t('activity.clear') }).click()
  await expect(frame.main).toContainText(t('activity.emptyTitle'))
})
