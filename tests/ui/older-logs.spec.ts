import { LogsPane } from '../support/pages/logs.ts'
import { axe, expect, test } from '../support/ui.ts'

/** 5,000 lines, one of them an error, all at once. */
const script =
  'i=0; while [ $i -lt 5000 ]; do i=$((i+1)); l=line; [ $i = 3100 ] && l=ERROR; echo "$l $i."; done; sleep 999'

test('older lines come by keyboard: nothing jumps, a failure is tried again, and the beginning is said', async ({
  app,
  page,
  docker,
  ground,
}) => {
  await docker('pull', '--quiet', 'busybox')
  await docker('run', '-d', '--name', 'web-1', 'busybox', 'sh', '-c', script)
  const logs = new LogsPane(page)
  await app.open(page)
  await logs.goto('web-1')
  await expect(logs.row('line 5000.')).toBeInViewport()
  await logs.pane.getByLabel('How much to read').selectOption('Last 100 lines')
  await expect(logs.pane).toContainText('100 lines ·')
  await expect(logs.row('line 5000.')).toBeInViewport()

  const oldest = logs.row('line 4901.')
  const fromTop = async (): Promise<number> => {
    const [row, log] = await Promise.all([oldest.boundingBox(), logs.lines.boundingBox()])
    return Math.round((row?.y ?? Number.NaN) - (log?.y ?? Number.NaN))
  }
  await logs.lines.focus()
  await page.keyboard.press('Home')
  await expect(logs.pane).toContainText('2,356 lines ·')
  await expect(logs.pane).toContainText('docker logs --follow --timestamps --tail 2356 web-1')
  // Under the row that said that there is more: where it was before they came.
  expect(await fromTop()).toBe(32)
  await expect(logs.row('line 4900.')).toBeInViewport()

  await page.keyboard.press('e')
  await expect(logs.row('ERROR 3100.')).toBeInViewport()
  await page.keyboard.press('Control+f')
  await logs.search.fill('line 2')
  await expect(logs.hits).toHaveText('355 hits')
  await logs.search.press('Enter')
  await expect(logs.hits).toHaveText('1 / 355')
  await ground.engine.kill()
  await expect(logs.pane).toContainText('The engine is away.', { timeout: 20_000 })
  await logs.lines.focus()
  await page.keyboard.press('Home')
  await expect(logs.edge).toContainText('Older lines could not be loaded.')
  await expect(logs.pane).toContainText('2,356 lines ·')
  await axe(page)
  await ground.engine.start()
  await expect(logs.pane).toContainText('Ended with code', { timeout: 30_000 })
  await logs.edge.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(logs.hits).toHaveText('646 / 1,000')
  await expect(logs.lines).toBeFocused()
  await expect(async () => {
    await page.keyboard.press('Home')
    await expect(logs.edge).toHaveText('This is the beginning of the log.', { timeout: 2000 })
  }).toPass()
  await expect(logs.row('line 1.')).toBeInViewport()
  await expect(logs.pane).toContainText('docker logs --timestamps web-1')
  await page.keyboard.press('End')
  await expect(logs.row('line 5000.')).toBeInViewport()
  await expect(logs.notices.last()).toBeInViewport()
})

test('a log that does not fill the pane is read back by itself; of several it is said that it is not', async ({
  app,
  page,
  docker,
}) => {
  await docker('pull', '--quiet', 'busybox')
  for (const name of ['one', 'two'])
    await docker('run', '--name', name, 'busybox', 'sh', '-c', 'echo here; echo there')
  const logs = new LogsPane(page)
  await app.open(page, { language: 'ko' })
  await logs.goto('one')
  await logs.pane.getByLabel('읽을 범위').selectOption('최근 100줄')
  await expect(logs.edge).toHaveText('로그의 맨 처음입니다.')
  await axe(page)
  await logs.gotoMerged('one', 'two')
  await logs.pane.getByLabel('읽을 범위').selectOption('최근 100줄')
  await expect(logs.edge).toContainText('컨테이너 하나만 볼 때')
})
