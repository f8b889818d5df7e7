import { readFile } from 'node:fs/promises'
import { LogsPane } from '../support/pages/logs.ts'
import { axe, expect, test } from '../support/ui.ts'

/** 300 lines of JSON, one of them an error, with a number that JavaScript cannot hold. */
const json = [
  'i=0; while [ $i -lt 300 ]; do i=$((i+1)); l=info; [ $i = 150 ] && l=error',
  'echo "{\\"level\\":\\"$l\\",\\"msg\\":\\"request $i\\",\\"id\\":90071992547409931234,\\"user\\":{\\"name\\":\\"ann\\"}}"; done',
  'sleep 999',
].join('; ')

test.beforeEach(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
  const labels = ['--label', 'com.docker.compose.project=shop', '--label', 'com.docker.compose.service=api']
  await docker('run', '-d', '--name', 'api-1', ...labels, 'busybox', 'sh', '-c', json)
  await docker('run', '-d', '--name', 'db-1', 'busybox', 'sh', '-c', 'echo "ready to accept"; sleep 999')
})

test('several logs are read together: chosen in the list, in the pane, and by project', async ({
  app,
  page,
  docker,
}) => {
  const logs = new LogsPane(page)
  await app.open(page)
  for (const name of ['api-1', 'db-1']) {
    await page.getByRole('article', { name: new RegExp(`^${name},`) }).focus()
    await page.keyboard.press('Space')
  }
  await page
    .getByRole('region', { name: 'Actions on the selection' })
    .getByRole('button', { name: 'Logs' })
    .click()
  await expect(logs.row('ready to accept')).toBeInViewport()
  await expect(logs.lines.getByText('db-1')).toBeInViewport()
  await expect(logs.pane).toContainText('docker logs --follow --timestamps db-1')

  await logs.source('api-1').click()
  await expect(logs.pane).toContainText('1 line ·')
  await expect(logs.source('api-1')).toHaveAttribute('aria-pressed', 'false')
  await logs.source('api-1').click()
  await expect(logs.pane).toContainText('301 lines ·')

  await docker('rm', '-f', 'db-1')
  await expect(logs.source('db-1')).toContainText('removed')
  await expect(logs.row('ready to accept')).toBeVisible()
  await docker('run', '-d', '--name', 'db-1', 'busybox', 'sh', '-c', 'echo "born again"; sleep 999')
  await expect(logs.row('born again')).toBeInViewport()
  await expect(logs.notices.last()).toContainText('A new container with this name goes on from here')

  await page.getByRole('button', { name: 'Choose containers…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox').fill('db')
  await dialog.getByRole('checkbox', { name: /db-1/ }).click()
  await dialog.getByRole('button', { name: 'Show logs' }).click()
  await expect(page).toHaveURL(/ids=api-1$/)
  await expect(logs.row(/request 300/)).toBeInViewport()

  await page.goBack()
  await page.getByRole('button', { name: 'Logs of project shop' }).click()
  await expect(page).toHaveURL(/ids=api-1$/)
})

test('fields, errors, a cleared view, a span of time and the whole log', async ({ app, page, docker }) => {
  const logs = new LogsPane(page)
  await app.open(page)
  await logs.goto('api-1')
  await expect(logs.row(/request 300/)).toBeInViewport()

  await logs.button('Show JSON lines as fields').click()
  await expect(logs.lines).toContainText('id=90071992547409931234')
  await logs.lines.focus()
  await page.keyboard.press('e')
  await expect(logs.row(/request 150$/)).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(logs.lines.getByRole('definition').getByText('{"name":"ann"}')).toBeInViewport()
  await logs.search.fill('"msg":"request 299')
  await expect(logs.hits).toHaveText('1 hit')
  await logs.lines.focus()
  await page.keyboard.press('n')
  await expect(logs.lines.locator('mark').first()).toHaveText('request 299')
  await logs.search.fill('')

  await logs.button('Clear').click()
  await expect(logs.pane).toContainText('0 lines ·')
  await expect(logs.pane).toContainText('300 lines are hidden, not gone.')
  await page.keyboard.press('Escape')
  await logs.button('Next error').click()
  await expect(logs.pane).toContainText('No line held here tells of an error.')
  await logs.button('Show again').click()
  await expect(logs.pane).toContainText('300 lines ·')

  const download = page.waitForEvent('download')
  await logs.saveAs('All that the engine has')
  const file = await download
  expect((await readFile(await file.path(), 'utf8')).trim()).toBe(await docker('logs', 'api-1'))

  const span = logs.pane.getByLabel('How much to read')
  await span.selectOption('Last 5 minutes')
  await expect(logs.pane).toContainText(/docker logs --follow --timestamps --since \S+Z api-1/)
  await expect(logs.pane).toContainText('300 lines ·')
  await span.selectOption('From … to …')
  await logs.button('Read').click()
  await expect(logs.pane).toContainText('Give a time to read from, to read to, or both.')
  await logs.pane.getByLabel('to', { exact: true }).fill('2020-01-01T00:00:00')
  await logs.button('Read').click()
  await expect(logs.pane).toContainText('Nothing written yet')
  await expect(logs.pane).toContainText(/docker logs --timestamps --until 20\S+Z api-1/)

  await span.selectOption('Everything')
  await expect(logs.pane).toContainText('300 lines ·')
  await docker('rm', '-f', 'api-1')
  await expect(page.getByText('This container was removed. What was read of its log')).toBeVisible()
  await expect(logs.row(/request 300/)).toBeInViewport()
})

test('a killed engine is waited for, and no line of any container is doubled', async ({
  app,
  page,
  docker,
  ground,
}) => {
  await docker('update', '--restart', 'always', 'db-1')
  const logs = new LogsPane(page)
  await app.open(page)
  await logs.gotoMerged('api-1', 'db-1')
  await expect(logs.pane).toContainText('301 lines ·')
  await ground.engine.kill()
  await expect(logs.pane).toContainText('The engine is away.', { timeout: 20_000 })
  await ground.engine.start()
  await expect(logs.row('ready to accept')).toHaveCount(2, { timeout: 30_000 })
  await logs.search.fill('request 42"')
  await expect(logs.hits).toHaveText('1 hit')
})

for (const language of ['en', 'ko'] as const)
  test(`is without fault for axe in ${language}`, async ({ app, page, docker }) => {
    await docker('create', '--name', 'mute', '--log-driver', 'none', 'busybox', 'true')
    const logs = new LogsPane(page)
    await app.open(page, { language })
    await logs.gotoMerged('api-1', 'db-1', 'mute', 'nobody')
    await expect(logs.source('mute')).toContainText(language === 'en' ? 'keeps no log' : '로그 없음')
    await expect(logs.source('nobody')).toContainText(language === 'en' ? 'removed' : '삭제됨')
    await logs.button(/^(Show JSON lines as fields|JSON 줄을 필드로 표시)$/).click()
    await logs.pane.getByRole('combobox').selectOption('between')
    await expect(logs.lines).toContainText('id=90071992547409931234')
    await axe(page)
  })
