import { ContainersPage } from '../support/pages/containers.ts'
import { axe, expect, test } from '../support/ui.ts'

const endless = ['busybox', 'sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.2; done'] as const
const deaf = ['busybox', 'sh', '-c', 'trap "" TERM; while true; do sleep 0.2; done'] as const

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

test('a container is paused, unpaused, restarted, stopped, started and killed by mouse', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await app.open(page)
  const containers = new ContainersPage(page)
  const state = () => docker('inspect', '--format', '{{.State.Status}}', 'web-1')

  await containers.button('Pause web-1').click()
  await expect(containers.card('web-1')).toContainText('Paused')
  expect(await state()).toBe('paused')
  await containers.button('Unpause web-1').click()
  await expect(containers.card('web-1')).toContainText('Running')
  expect(await state()).toBe('running')

  const startedAt = await docker('inspect', '--format', '{{.State.StartedAt}}', 'web-1')
  await containers.button('Restart web-1').click()
  await expect
    .poll(() => docker('inspect', '--format', '{{.State.StartedAt}} {{.State.Status}}', 'web-1'))
    .not.toContain(startedAt)
  await expect(containers.card('web-1')).toContainText('Running')

  await containers.button('Stop web-1').click()
  await expect(containers.card('web-1')).toContainText('ended by itself (0)')
  expect(await state()).toBe('exited')
  await containers.button('Start web-1').click()
  await expect(containers.card('web-1')).toContainText('Running')
  await containers.button('Kill web-1').click()
  await expect(containers.card('web-1')).toContainText('killed (SIGKILL)')
  expect(await docker('inspect', '--format', '{{.State.ExitCode}}', 'web-1')).toBe('137')
})

test('arrows move between cards; Space selects, F2 renames, Delete asks, Enter opens', async ({
  app,
  page,
  docker,
}) => {
  for (const name of ['a-1', 'b-1', 'c-1']) await docker('create', '--name', name, 'busybox')
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.card('a-1').focus()
  await page.keyboard.press('ArrowRight')
  await expect(containers.card('b-1')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(containers.bulkBar).toContainText('1 selected')
  await page.keyboard.press('Space')
  await expect(containers.bulkBar).toBeHidden()

  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'New name of b-1' })).toBeFocused()
  await page.keyboard.type('renamed')
  await page.keyboard.press('Enter')
  await expect(containers.card('renamed')).toBeVisible()
  expect(await docker('ps', '--all', '--format', '{{.Names}}')).toContain('renamed')

  await containers.card('c-1').focus()
  await page.keyboard.press('Delete')
  await expect(containers.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await containers.confirmRemoval()
  await expect(containers.card('c-1')).toBeHidden()
  expect(await docker('ps', '--all', '--format', '{{.Names}}')).not.toContain('c-1')

  await containers.card('a-1').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'a-1' })).toBeVisible()
})

test('Shift+F10 opens the menu of the card, and Escape gives the focus back', async ({
  app,
  page,
  docker,
}) => {
  await docker('create', '--name', 'web-1', 'busybox')
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.card('web-1').focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: 'Commit…' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(containers.card('web-1')).toBeFocused()
})

test('a container that ignores SIGTERM shows its seconds, and Kill now ends it', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'stubborn', '--stop-timeout', '60', ...deaf)
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.button('Stop stubborn').click()
  const card = containers.card('stubborn')
  await expect(card).toContainText('Stopping…')
  await expect(card).toContainText(/SIGTERM sent, 5\d s left/)
  await expect(card).toContainText('docker stop stubborn')
  await containers.button('Kill stubborn now').click()
  await expect(card).toContainText('killed (SIGKILL)')
  expect(await docker('inspect', '--format', '{{.State.Status}}', 'stubborn')).toBe('exited')
})

test('a bulk action goes on after one failed, and says for each what became of it', async ({
  app,
  page,
  docker,
  registry,
}) => {
  expect(registry).not.toBe('')
  await docker('create', '--name', 'good-1', ...endless)
  await docker('create', '--name', 'bad', 'busybox', 'no-such-command')
  await docker('create', '--name', 'good-2', ...endless)
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.card('bad').focus()
  await page.keyboard.press('Control+a')
  await expect(containers.bulkBar).toContainText('3 selected')
  await containers.bulkBar.getByRole('button', { name: 'Start' }).click()
  await expect(containers.bulkResults).toContainText('Start: 2 done, 1 failed')
  await expect(containers.bulkResults.getByRole('listitem').first()).toContainText(
    /bad.*failed.*no-such-command/s,
  )
  expect((await docker('ps', '--format', '{{.Names}}')).split('\n').toSorted()).toEqual(['good-1', 'good-2'])
})

for (const [language, taken, label] of [
  ['en', 'Another container has this name. Choose a different one.', 'New name of web-1'],
  ['ko', '다른 컨테이너가 이 이름을 쓰고 있습니다. 다른 이름을 고르세요.', 'web-1 새 이름'],
] as const) {
  test(`a taken name is said at the field, and nothing is sent (${language})`, async ({
    app,
    page,
    docker,
  }) => {
    await docker('create', '--name', 'web-1', 'busybox')
    await docker('create', '--name', 'queue', 'busybox')
    await app.open(page, { language })
    const containers = new ContainersPage(page, language)
    await containers.card('web-1').focus()
    await page.keyboard.press('F2')
    const field = page.getByRole('textbox', { name: label })
    await field.fill('queue')
    await expect(field).toHaveAccessibleDescription(taken)
    await page.keyboard.press('Enter')
    await expect(field).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(containers.card('web-1')).toBeVisible()
    expect((await docker('ps', '--all', '--format', '{{.Names}}')).split('\n').toSorted()).toEqual([
      'queue',
      'web-1',
    ])
  })
}

test('removing takes anonymous volumes only when ticked, and leaves named ones', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', '-v', 'kept:/kept', '-v', '/lost', ...endless)
  const volumes = async () => (await docker('volume', 'ls', '--quiet')).split('\n').filter(Boolean)
  const anonymous = (await volumes()).find((name) => name !== 'kept') ?? ''
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.openMenu('web-1')
  await containers.choose(/^Remove…/)
  await expect(containers.dialog).toContainText('1 container is running and is killed first (--force)')
  await expect(containers.dialog).toContainText('The volume kept')
  await expect(containers.dialog).toContainText(anonymous.slice(0, 12))
  await expect(containers.dialog).toContainText('docker rm --force web-1')
  await containers.dialog.getByRole('checkbox', { name: 'Also remove 1 anonymous volume' }).click()
  await expect(containers.dialog).toContainText('docker rm --force --volumes web-1')
  await containers.confirmRemoval()
  await expect(page.getByText('No containers yet')).toBeVisible()
  expect(await docker('ps', '--all', '--quiet')).toBe('')
  expect(await volumes()).toEqual(['kept'])
  await docker('volume', 'rm', 'kept')
})

test('kill sends the signal that was chosen', async ({ app, page, docker }) => {
  const counts = 'trap "echo usr1 >> /tmp/seen" USR1; while true; do sleep 0.1; done'
  await docker('run', '-d', '--name', 'web-1', 'busybox', 'sh', '-c', counts)
  await app.open(page)
  const containers = new ContainersPage(page)
  // A click without a pointer or the focus, as software for the blind gives it, before anybody was at the button.
  await containers.button('More actions for web-1').dispatchEvent('click')
  await containers.choose('Kill with signal…')
  await containers.dialog.getByRole('combobox', { name: 'Signal' }).selectOption('custom')
  const field = containers.dialog.getByRole('textbox', { name: 'Name of the signal' })
  await field.fill('not a signal')
  await expect(containers.dialog.getByRole('button', { name: /^Send/ })).toBeDisabled()
  await field.fill('usr1')
  await expect(containers.dialog).toContainText('docker kill --signal SIGUSR1 web-1')
  await containers.dialog.getByRole('button', { name: 'Send SIGUSR1' }).click()
  await expect.poll(() => docker('exec', 'web-1', 'cat', '/tmp/seen').catch(() => '')).toBe('usr1')
})

test('what another hand does is seen; nobody leaves while the pointer is in the list', async ({
  app,
  page,
  docker,
}) => {
  for (const name of ['a-1', 'b-1']) await docker('create', '--name', name, 'busybox')
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.card('b-1').hover()
  await docker('rm', 'a-1')
  await docker('create', '--name', 'a-0', 'busybox')
  await expect(containers.card('a-0')).toBeVisible()
  await expect(containers.card('a-1')).toContainText('Removed')
  expect(await containers.names()).toEqual(['a-1', 'b-1', 'a-0'])
  await page.mouse.move(400, 5)
  await expect(containers.card('a-1')).toBeHidden()
  expect(await containers.names()).toEqual(['a-0', 'b-1'])
})

test('a failure stands on its card in our words and the engine’s, until it is put away', async ({
  app,
  page,
  docker,
}) => {
  await docker('create', '--name', 'web-1', 'busybox', 'no-such-command')
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.button('Start web-1').click()
  await expect(containers.card('web-1').getByRole('alert')).toContainText('no-such-command')
  await containers.button('Dismiss the failure of web-1').click()
  await expect(containers.card('web-1').getByRole('alert')).toBeHidden()
  await expect(containers.button('Start web-1')).toBeVisible()
})

test('a stop that found no engine says so as of then, when the engine is back as well', async ({
  app,
  page,
  docker,
  ground,
}) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await app.open(page)
  const containers = new ContainersPage(page)
  await expect(containers.button('Stop web-1')).toBeVisible()
  await ground.engine.kill()
  await containers.button('Stop web-1').click()
  const note = containers.card('web-1').getByRole('alert')
  await expect(note).toContainText('could not be reached then')
  await ground.engine.start()
  await expect(containers.button('Start web-1')).toBeVisible()
  await expect(note).not.toContainText('keeps trying')
})

test('filter, choice of view, sort and pins are there again after a reload', async ({
  app,
  page,
  docker,
}) => {
  await docker('create', '--name', 'zebra', '--label', 'team=blue', 'busybox')
  await docker('run', '-d', '--name', 'apple', ...endless)
  await app.open(page)
  const containers = new ContainersPage(page)
  await expect(containers.card('apple')).toBeVisible()
  await page.keyboard.press('Control+f')
  await expect(containers.filter).toBeFocused()
  await page.keyboard.type('team=blue')
  await expect(containers.card('apple')).toBeHidden()
  await expect(containers.card('zebra')).toBeVisible()
  await containers.filter.fill('nothing like it')
  await expect(page.getByText('No container matches')).toBeVisible()
  await containers.button('Clear the filter').click()
  await containers.openMenu('zebra')
  await containers.choose('Pin')
  await page.mouse.move(400, 5)
  await containers.button('Running 1').click()
  await expect(containers.card('zebra')).toBeHidden()
  await containers.button('All 2').click()
  await expect.poll(() => containers.names()).toEqual(['zebra', 'apple'])
  await containers.showTable()
  await expect(containers.row('zebra')).toBeVisible()
  const another = await page.context().newPage()
  await app.open(another)
  const again = new ContainersPage(another)
  await expect(again.row('zebra')).toBeVisible()
  await expect(again.row('zebra').getByRole('img', { name: 'Pinned' })).toBeVisible()
})

test('in the table Shift takes a range', async ({ app, page, docker }) => {
  for (const name of ['a-1', 'b-1', 'c-1', 'd-1']) await docker('create', '--name', name, 'busybox')
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.showTable()
  await containers.row('a-1').getByRole('checkbox').click()
  const last = containers.row('c-1').getByRole('checkbox')
  await last.click({ modifiers: ['Shift'] })
  await expect(containers.bulkBar).toContainText('3 selected')
  await expect(last).toBeChecked()
  await last.click()
  await expect(last).not.toBeChecked()
  await expect(containers.bulkBar).toContainText('2 selected')
})

test('a compose project is stopped and started as one', async ({ app, page, docker }) => {
  for (const name of ['shop-a', 'shop-b'])
    await docker('run', '-d', '--name', name, '--label', 'com.docker.compose.project=shop', ...endless)
  await docker('run', '-d', '--name', 'alone', ...endless)
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.button('Stop project shop').click()
  await expect(containers.bulkResults).toContainText('Stop: 2 containers done')
  expect(await docker('ps', '--format', '{{.Names}}')).toBe('alone')
  for (const name of ['shop-a', 'shop-b'])
    await expect(containers.card(name)).toContainText('ended by itself')
  await containers.button('Start project shop').click()
  await expect(containers.bulkResults).toContainText('Start: 2 containers done')
  expect((await docker('ps', '--format', '{{.Names}}')).split('\n')).toHaveLength(3)
})

for (const language of ['en', 'ko'] as const)
  test(`axe finds nothing on cards, table and removal (${language})`, async ({ app, page, docker }) => {
    await docker('run', '-d', '--name', 'web-1', '-p', '127.0.0.1:0:80', ...endless)
    await docker('create', '--name', 'fresh', '--label', 'com.docker.compose.project=shop', 'busybox')
    await app.open(page, { language })
    const containers = new ContainersPage(page, language)
    await expect(containers.card('web-1')).toBeVisible()
    await axe(page)
    await containers.card('web-1').focus()
    await page.keyboard.press('Delete')
    await expect(containers.dialog).toBeVisible()
    await axe(page)
    await page.keyboard.press('Escape')
    await expect(containers.dialog).toBeHidden()
    await containers.showTable()
    await expect(containers.row('web-1')).toBeVisible()
    await axe(page)
    await containers.showCards()
  })

test('of many containers only those in sight are in the page, and the last is reached by keyboard', async ({
  app,
  page,
  docker,
}) => {
  test.setTimeout(120_000)
  const names = Array.from({ length: 120 }, (_, index) => `many-${String(index).padStart(3, '0')}`)
  for (let at = 0; at < names.length; at += 10)
    await Promise.all(names.slice(at, at + 10).map((name) => docker('create', '--name', name, 'busybox')))
  await app.open(page)
  const containers = new ContainersPage(page)
  await expect(containers.card('many-000')).toBeVisible()
  expect(await containers.cards.count()).toBeLessThan(60)
  await containers.card('many-000').focus()
  // What is typed as a new name stays, though its card goes with the scroll.
  await page.keyboard.press('F2')
  const newName = page.getByRole('textbox', { name: 'New name of many-000' })
  await newName.fill('many-first')
  await containers.card('many-001').focus()
  await page.keyboard.press('End')
  await expect(containers.card('many-119')).toBeFocused()
  await expect(containers.card('many-119')).toBeInViewport()
  expect(await containers.cards.count()).toBeLessThan(60)
  await expect(newName).toHaveCount(0)
  await page.keyboard.press('Home')
  await expect(newName).toHaveValue('many-first')
  await newName.press('Escape')
  await containers.showTable()
  await containers.row('many-000').focus()
  await page.keyboard.press('End')
  await expect(containers.row('many-119')).toBeFocused()
  expect(await containers.page.getByRole('row').count()).toBeLessThan(60)
})
