import { readFile } from 'node:fs/promises'
import { LogsPane } from '../support/pages/logs.ts'
import { axe, expect, test } from '../support/ui.ts'

/** 500 lines, one of them on stderr, then one more each time a file in the container is touched. */
const script = [
  'i=0; while [ $i -lt 500 ]; do i=$((i+1)); echo "GET /page-$i"; done',
  'sleep 0.2; echo "no live upstreams" >&2; sleep 0.2; echo "GET /last"',
  'while true; do if [ -e /more ]; then cat /more; rm /more; fi; sleep 0.1; done',
].join('; ')

const write = (text: string): string[] => ['exec', 'web-1', 'sh', '-c', `echo "${text}" > /m && mv /m /more`]

test.beforeEach(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

test.describe('a log', () => {
  test.beforeEach(async ({ docker }) => {
    await docker('run', '-d', '--name', 'web-1', 'busybox', 'sh', '-c', script)
  })

  test('is followed until a person scrolls up, and again on request', async ({ app, page, docker }) => {
    const logs = new LogsPane(page)
    await app.open(page)
    await logs.goto('web-1')
    await expect(logs.row('GET /last')).toBeInViewport()
    await docker(...write('one more'))
    await expect(logs.row('one more')).toBeInViewport()

    await logs.wheel(-2000)
    await expect(logs.button('Follow').first()).toHaveAttribute('aria-pressed', 'false')
    await expect(logs.row('one more')).not.toBeInViewport()
    const seen = await logs.lines.innerText()
    await docker(...write('and another'))
    await expect(logs.pane).toContainText('504 lines')
    expect(await logs.lines.innerText()).toBe(seen)

    await logs.button('Follow').last().click()
    await expect(logs.row('and another')).toBeInViewport()
    await logs.wheel(-100_000)
    await expect(logs.row('GET /page-1').first()).toBeInViewport()
  })

  test('is searched forth and back, by text, case and regular expression', async ({ app, page }) => {
    const logs = new LogsPane(page)
    await app.open(page)
    await logs.goto('web-1')
    await expect(logs.row('GET /last')).toBeInViewport()
    await page.keyboard.press('Control+f')
    await expect(logs.search).toBeFocused()
    await logs.search.fill('PAGE-25')
    await expect(logs.hits).toHaveText('11 hits')
    await logs.search.press('Enter')
    await expect(logs.lines.locator('mark').first()).toHaveText('page-25')
    for (const _ of ['second', 'third']) {
      const before = await logs.hits.innerText()
      await logs.search.press('Enter')
      await expect(logs.hits).not.toHaveText(before)
    }
    await expect(logs.hits).toHaveText(/^\d+ \/ 11$/)
    const place = Number((await logs.hits.innerText()).split(' ')[0])
    await logs.search.press('Shift+Enter')
    await expect(logs.hits).toHaveText(`${place === 1 ? 11 : place - 1} / 11`)

    await logs.button('Match case').click()
    await expect(logs.hits).toHaveText('0 hits')
    await logs.button('Match case').click()
    await logs.button('Regular expression').click()
    await logs.search.fill('page-[12]00$')
    await expect(logs.hits).toHaveText('2 hits')
    await logs.search.press('Enter')
    await expect(logs.row('page-100').first()).toBeInViewport()
    await logs.search.fill('(')
    await expect(logs.pane).toContainText('not a valid regular expression')
  })

  test('says so when a pattern takes too long', async ({ app, page, docker }) => {
    await docker(...write(`${'a'.repeat(60)}!`))
    const logs = new LogsPane(page)
    await app.open(page)
    await logs.goto('web-1')
    await expect(logs.row(/aaaa/)).toBeInViewport()
    await logs.button('Regular expression').click()
    await logs.search.fill('(a+)+$')
    await expect(logs.pane).toContainText('stopped after 2 seconds of processor time')
    await docker(...write('still alive'))
    await expect(logs.row('still alive')).toBeInViewport()
  })

  test('shows times, wraps lines, and one stream alone when asked', async ({ app, page, docker }) => {
    await docker(...write('w '.repeat(600)))
    const logs = new LogsPane(page)
    await app.open(page)
    await logs.goto('web-1')
    const long = logs.row(/w w w/)
    await expect(long).toBeInViewport()
    await expect(logs.lines.locator('time').first()).toBeVisible()
    await logs.button('Time').click()
    await expect(logs.lines.locator('time')).toHaveCount(0)

    const height = (await long.boundingBox())?.height ?? 0
    await logs.button('Wrap').click()
    await expect.poll(async () => (await long.boundingBox())?.height ?? 0).toBeGreaterThan(height * 2)
    await expect(long).toBeInViewport()

    await logs.button('stderr only').click()
    await expect(logs.lines).toHaveText(/^stderr: no live upstreams$/)
    await expect(logs.pane).toContainText('1 line ·')
    await logs.button('stdout only').click()
    await expect(logs.row('GET /last')).toBeVisible()
    await expect(logs.row('no live upstreams')).toHaveCount(0)
  })

  test('is saved and copied as docker logs prints it', async ({ app, page, docker }) => {
    const logs = new LogsPane(page)
    await app.open(page)
    await logs.goto('web-1')
    await expect(logs.row('GET /last')).toBeInViewport()
    await logs.button('Time').click()
    await logs.button('stdout only').click()
    const printed = await docker('logs', 'web-1')
    const download = page.waitForEvent('download')
    await logs.saveAs('The lines shown here')
    const file = await download
    expect(file.suggestedFilename()).toBe('web-1.log')
    expect((await readFile(await file.path(), 'utf8')).trim()).toBe(printed)
    await expect(page.getByText('501 lines saved as web-1.log')).toBeVisible()
    await logs.button('Copy').click()
    await expect(page.getByText('501 lines copied')).toBeVisible()
    expect((await page.evaluate(() => navigator.clipboard.readText())).trim()).toBe(printed)
  })

  test('shows how much of it was asked for, and the command that does the same', async ({ app, page }) => {
    const logs = new LogsPane(page)
    await app.open(page)
    await logs.goto('web-1')
    await logs.pane.getByLabel('How much to read').selectOption('Last 100 lines')
    await expect(logs.pane).toContainText('100 lines ·')
    await expect(logs.pane).toContainText('docker logs --follow --timestamps --tail 100 web-1')
    await expect(logs.pane).toContainText('Logs stay until the container is removed.')
    // In a narrow window no tool is out of sight.
    await page.setViewportSize({ width: 400, height: 800 })
    for (const tool of ['Follow', 'Wrap', 'stdout only', 'stderr only', 'Save…'])
      await expect(logs.button(tool).first()).toBeInViewport({ ratio: 1 })
  })

  test('goes on when the container is started again, with a row for each end', async ({
    app,
    page,
    docker,
  }) => {
    const logs = new LogsPane(page)
    await app.open(page)
    await logs.goto('web-1')
    await docker('kill', 'web-1')
    await expect(logs.notices).toHaveText('The container ended with code 137')
    await expect(logs.notices).toBeInViewport()
    await docker('start', 'web-1')
    await expect(logs.pane).toContainText('1,004 lines ·')
  })

  test('resumes after its engine was killed and says that nothing is missing', async ({
    app,
    page,
    docker,
    ground,
  }) => {
    await docker('update', '--restart', 'always', 'web-1')
    const logs = new LogsPane(page)
    await app.open(page)
    await logs.goto('web-1')
    await expect(logs.row('GET /last')).toBeInViewport()
    await ground.engine.kill()
    await expect(logs.pane).toContainText('The engine is away.', { timeout: 20_000 })
    await ground.engine.start()
    await expect(logs.pane).toContainText('1,004 lines ·', { timeout: 30_000 })
    await logs.button('stdout only').click()
    await logs.wheel(-10_000)
    await expect(logs.button('Follow').first()).toHaveAttribute('aria-pressed', 'false')
    await logs.search.fill('/last')
    await expect(logs.hits).toHaveText('2 hits')
    await logs.search.press('Enter')
    await expect(logs.notices.first()).toHaveText('The engine came back · no line is missing')
  })

  for (const language of ['en', 'ko'] as const)
    test(`is without fault for axe in ${language}`, async ({ app, page }) => {
      const logs = new LogsPane(page)
      await app.open(page, { language })
      await logs.goto('web-1')
      await expect(logs.row('GET /last')).toBeInViewport()
      await logs.search.fill('upstream')
      await expect(logs.lines.locator('mark')).toHaveText('upstream')
      await axe(page)
    })
})

test('a log that grows faster than it can be pulled still shows its newest rows', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'yes', 'busybox', 'yes', 'GET /index.html')
  const logs = new LogsPane(page)
  await app.open(page)
  await logs.goto('yes')
  await expect(logs.pane).toContainText(/[1-9]\d,\d{3} lines/)
  for (let look = 0; look < 5; look++) {
    await expect.poll(() => logs.lines.getByText('GET /index.html').count()).toBeGreaterThan(10)
    await page.waitForTimeout(200)
  }
})

test('what a container writes is text, and nothing but colours is obeyed', async ({ app, page, docker }) => {
  const hostile = "printf '<img src=x onerror=alert(1)>\\033]0;title\\007\\033[31mred\\033[0m\\033[2J\\n'"
  await docker('run', '--name', 'evil', 'busybox', 'sh', '-c', hostile)
  const logs = new LogsPane(page)
  await app.open(page)
  await logs.goto('evil')
  await expect(logs.row(/<img/)).toHaveText('<img src=x onerror=alert(1)>red')
  await expect(logs.lines.locator('img')).toHaveCount(0)
  await expect(logs.row('red').last()).toHaveCSS('color', 'rgb(163, 33, 26)')
})

for (const [language, sentence, empty] of [
  ['en', 'This container keeps no log', 'Nothing written yet'],
  ['ko', '이 컨테이너에는 로그가 없습니다', '아직 출력이 없습니다'],
] as const)
  test(`a container without a log, and one that wrote nothing, are explained in ${language}`, async ({
    app,
    page,
    docker,
  }) => {
    await docker('create', '--name', 'mute', '--log-driver', 'none', 'busybox', 'true')
    await docker('create', '--name', 'new', 'busybox', 'true')
    await app.open(page, { language })
    const logs = new LogsPane(page)
    await page.evaluate(() => {
      location.hash = '/containers/mute/logs'
    })
    await expect(page.getByRole('alert')).toContainText(sentence)
    await axe(page)
    await logs.goto('new')
    await expect(logs.pane).toContainText(empty)
    await axe(page)
  })
