import type { Page } from '@playwright/test'
import { ContainerPage } from '../support/pages/container.ts'
import { ContainersPage } from '../support/pages/containers.ts'
import { expect, test } from '../support/ui.ts'
import { wordsOf } from '../support/words.ts'

const t = wordsOf('en')
const endless = ['busybox', 'sh', '-c', 'trap "exit 7" TERM; while true; do sleep 0.2; done'] as const

const goto = (page: Page, route: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, route)

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

test('processes are those of docker top, asked for again, and none of what does not run', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', 'busybox', 'sh', '-c', 'sleep 1000 & sleep 1001')
  await app.open(page)
  await new ContainerPage(page).goto('web-1')
  await page.getByRole('tab', { name: 'Processes' }).click()
  const main = page.getByRole('main')
  const table = main.getByRole('table', { name: 'Processes' })
  await expect(table).toContainText('sleep 1001')
  await docker('exec', '-d', 'web-1', 'sleep', '1002')
  await expect(table).toContainText('sleep 1002')
  await main.getByRole('button', { name: t('processes.columns.resources'), exact: true }).click()
  await expect(table.getByRole('columnheader', { name: '%CPU' })).toBeVisible()
  await expect(main).toContainText('docker top web-1 -eo pid,ppid,user,pcpu,pmem,rss,etime,args')
  await docker('kill', 'web-1')
  await expect(main).toContainText(t('processes.none.title'))
})

test('the inspection is searched, its values are veiled, and paths and values are copied', async ({
  app,
  page,
  docker,
}) => {
  const options = ['-e', 'SECRET=hush', '-m', '64m', '-l', 'com.example.role=web']
  await docker('create', '--name', 'web-1', ...options, 'busybox')
  await app.open(page)
  await new ContainerPage(page).goto('web-1')
  await page.getByRole('tab', { name: 'Inspect' }).click()
  const tree = page.getByRole('tree')
  await expect(tree).toContainText('created')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('hush')
  await expect(page.getByRole('main')).toContainText(t('inspect.search.none'))
  await page.getByRole('button', { name: t('inspect.show') }).click()
  await expect(tree.locator('mark')).toHaveText(['hush'])
  await page.getByRole('button', { name: t('inspect.hide') }).click()
  await expect(tree.locator('mark')).toHaveCount(0)

  const box = page.getByRole('searchbox', { name: t('inspect.search.label') })
  await box.fill('example.role')
  await box.press('Enter')
  await page.getByRole('button', { name: t('inspect.path.copyTemplate') }).click()
  await expect.poll(() => clipboard(page)).toBe('{{index .Config.Labels "com.example.role"}}')
  expect(await docker('inspect', '--format', await clipboard(page), 'web-1')).toBe('web')
  await box.press('Escape')

  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  await expect(tree).toContainText('"Name": "/web-1",')
  await page.getByRole('button', { name: t('inspect.copyAllVeiled') }).click()
  await expect.poll(() => clipboard(page)).toContain('"SECRET=••••••"')
  await tree.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('button', { name: t('inspect.path.copyValue') }).click()
  await expect.poll(() => clipboard(page)).toBe(await docker('inspect', '--format', '{{.Id}}', 'web-1'))
  await docker('rm', 'web-1')
  await expect(page.getByText('This container is gone')).toBeVisible()
})

test('an end that is waited for is told with its code on whichever page the person is then', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.openMenu('web-1')
  await containers.choose(t('containers.action.wait'))
  await expect(page.getByText(t('frame.tasks.wait', { subject: 'web-1' }))).toBeVisible()
  await goto(page, '/images')
  await docker('stop', 'web-1')
  await expect(page.getByText(t('frame.taskDone.wait', { subject: 'web-1', code: 7 }))).toBeVisible()
  await goto(page, '/activity')
  await expect(page.getByRole('main')).toContainText(t('activity.result.ended', { name: 'web-1', code: 7 }))
  await expect(page.getByRole('main')).toContainText('docker wait web-1')
})
