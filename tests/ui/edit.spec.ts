import { startBrowserHost } from '../support/browser-host.ts'
import { ContainerPage } from '../support/pages/container.ts'
import { EditPage } from '../support/pages/edit.ts'
import { openStreamsSeen } from '../support/open-streams.ts'
import { axe, expect, openPage, test } from '../support/ui.ts'

const sleeps = ['--stop-signal', 'SIGKILL', 'busybox', 'sleep', '1000']

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

test('ports and environment of a running container are changed by a plan that is seen first, and undone', async ({
  app,
  page,
  docker,
}) => {
  await docker(
    'run',
    '-d',
    '--name',
    'web-1',
    '-e',
    'GREETING=one',
    '-e',
    'SECRET=hush',
    '-v',
    '/data',
    ...sleeps,
  )
  await docker('exec', 'web-1', 'sh', '-c', 'echo kept > /data/a; echo kept > /own')
  await docker('run', '-d', '--name', 'sat', '--network', 'container:web-1', ...sleeps)
  const before = await docker('inspect', '--format', '{{.Id}}', 'web-1')
  await app.open(page, { route: '/containers/web-1' })
  const [edit, container] = [new EditPage(page), new ContainerPage(page)]
  await container.heading('web-1').waitFor()
  await page.keyboard.press('F4')
  await expect(edit.button('Review the plan')).toBeDisabled()
  await edit.field('Value of GREETING').fill('two')
  await edit.button('Add a port').click()
  await edit.field('Container port').fill('80')
  await edit.field('Host address').fill('127.0.0.1')
  await edit.review()
  await expect(edit.changes).toHaveText([/^Environment/, /^Ports.*-p 127\.0\.0\.1::80/])
  await expect(edit.commands).toContainText('docker rename web-1 web-1.quayside-old-')
  await expect(page.getByRole('main')).not.toContainText('hush')
  await expect(page.getByRole('checkbox', { name: 'Take along 1 changed file or folder' })).toBeChecked()
  await expect(page.getByRole('note')).toContainText('sat (uses its network)')
  const save = page.getByRole('checkbox', { name: 'Make a save point first' })
  await expect(save).not.toBeChecked()
  await expect(edit.commands).not.toContainText('docker commit')
  await save.click()
  await expect(edit.commands).toContainText('web-1 quayside-save/web-1:before-a-change-of-settings')
  await axe(page)

  await edit.button('Make the new container').click()
  await expect(edit.outcome('done')).toContainText('Changed: Environment and Ports', { timeout: 60_000 })
  await edit.button('Open web-1').click()
  await expect(edit.note('kept')).toContainText('web-1.quayside-old-')
  expect(await docker('exec', 'web-1', 'sh', '-c', 'cat /data/a /own; echo $GREETING $SECRET')).toBe(
    'kept\nkept\ntwo hush',
  )
  expect(await docker('run', '--rm', 'quayside-save/web-1:before-a-change-of-settings', 'cat', '/own')).toBe(
    'kept',
  )
  expect(await docker('port', 'web-1')).toContain('80/tcp -> 127.0.0.1:')

  await edit.button('Take sat over to the new container').click()
  await expect(edit.changes).toHaveText([/^Network.*--network container:web-1/])
  await expect(page.getByRole('checkbox', { name: 'Start the new container' })).toBeChecked()
  await page.goBack()

  await edit.button('Undo the change of web-1').click()
  const question = page.getByRole('dialog', { name: 'Put the old web-1 back?' })
  await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await question.getByRole('button', { name: 'Put the old one back' }).click()
  await expect
    .poll(() => docker('inspect', '--format', '{{.Id}} {{.State.Running}}', 'web-1'))
    .toBe(`${before} true`)
  await expect(edit.note('kept')).toHaveCount(0)
  expect(await docker('ps', '--all', '--format', '{{.Names}}')).toBe('sat\nweb-1')
})

test('a new container that does not stay up leaves the old one as it was, and the form as it was typed', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', ...sleeps)
  await app.open(page, { route: '/edit/web-1' })
  const edit = new EditPage(page)
  await edit.field('Command').fill("sh -c 'echo no luck; exit 3'")
  await edit.review()
  await edit.button('Make the new container').click()
  const failed = edit.outcome('failed')
  await expect(failed).toContainText('The new container ended with code 3.', { timeout: 60_000 })
  await expect(failed).toContainText('The old container is back as it was.')
  expect(await docker('ps', '--format', '{{.Names}}')).toBe('web-1')
  await edit.button('Back to the settings').click()
  await expect(edit.field('Command')).toHaveValue("sh -c 'echo no luck; exit 3'")
  await docker('rm', '--force', 'web-1')
  await expect(page.getByRole('alert')).toContainText('removed meanwhile')
  await expect(edit.button('Review the plan')).toBeDisabled()
})

test('an engine that is killed in the middle of an edit is told, and the old container comes back with it', async ({
  app,
  ground,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', '--health-cmd', 'true', '--health-interval', '10m', ...sleeps)
  const before = await docker('inspect', '--format', '{{.Id}}', 'web-1')
  const streams = await openStreamsSeen(page.context(), app.open)
  const idle = await streams()
  await app.open(page, { route: '/edit/web-1' })
  const edit = new EditPage(page)
  await edit.field('Command').fill('sleep 2000')
  await edit.review()
  await edit.button('Make the new container').click()
  await expect(edit.outcome('running')).toContainText('Checking that the new one stays up', {
    timeout: 60_000,
  })
  await ground.engine.kill()
  const words = 'The engine does not answer. As soon as it is back, the old container is put back as it was.'
  await expect(edit.outcome('running').getByRole('alert')).toHaveText(words)
  await axe(page)
  await ground.engine.start()
  await expect(edit.outcome('failed')).toContainText('The old container is back as it was.', {
    timeout: 60_000,
  })
  expect(await docker('inspect', '--format', '{{.Id}} {{.State.Running}} {{.Config.Cmd}}', 'web-1')).toBe(
    `${before} true [sleep 1000]`,
  )
  expect(await docker('ps', '--all', '--format', '{{.Names}}')).toBe('web-1')
  await edit.button('Back to the settings').click()
  await expect(edit.field('Command')).toHaveValue('sleep 2000')
  await expect.poll(streams).toBe(idle)
})

test('an edit that the end of the app interrupted is offered at the next start, in Korean too', async ({
  app,
  ground,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', '--health-cmd', 'true', '--health-interval', '10m', ...sleeps)
  await app.open(page, { route: '/edit/web-1' })
  const edit = new EditPage(page)
  await edit.field('Command').fill('sleep 2000')
  await edit.review()
  await edit.button('Make the new container').click()
  await expect(edit.outcome('running')).toContainText('Checking that the new one stays up', {
    timeout: 60_000,
  })
  process.kill(app.pid, 'SIGKILL')
  await page.goto('about:blank')

  const { folder, environment } = ground
  const next = await startBrowserHost({ folder, environment, configFolder: app.configFolder })
  const other = await page.context().newPage()
  await openPage(other, next, { language: 'ko', route: '/containers/web-1' })
  const again = new EditPage(other)
  await expect(again.note('interrupted').first()).toContainText('설정 변경이 중단되었습니다: web-1')
  await axe(other)
  // Activity has it once, in its list.
  await other.evaluate(() => {
    location.hash = '/activity'
  })
  const undo = other.getByRole('button', { name: '설정 변경 되돌리기: web-1' })
  await expect(other.getByRole('main')).toContainText('중단됨')
  await expect(undo).toHaveCount(1)
  await other.goBack()
  await again.note('interrupted').getByRole('button', { name: '설정 변경 되돌리기: web-1' }).first().click()
  await expect(again.note('interrupted')).toHaveCount(0)
  await expect
    .poll(() => docker('ps', '--all', '--format', '{{.Names}} {{.Command}} {{.State}}'))
    .toBe('web-1 "sleep 1000" running')
  await other.close()
  await next.stop()
})
