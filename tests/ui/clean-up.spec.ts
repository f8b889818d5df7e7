import { readFileSync } from 'node:fs'
import { ContainerPage } from '../support/pages/container.ts'
import { ContainersPage } from '../support/pages/containers.ts'
import { framePage } from '../support/pages/frame.ts'
import { axe, expect, test } from '../support/ui.ts'
import { languages, wordsOf } from '../support/words.ts'

const deaf = ['busybox', 'sh', '-c', 'trap "" TERM; while :; do sleep 0.2; done'] as const

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

test('all stopped are listed with sizes and volumes before they go, and only what was listed goes', async ({
  app,
  page,
  docker,
  ground,
}) => {
  const host = `${ground.folder}/of-the-host`
  const made = ['busybox', 'sh', '-c', 'echo hello > /made; echo hello > /host/file']
  await docker('run', '--name', 'old-1', '-v', '/lost', '-v', 'kept:/kept', '-v', `${host}:/host`, ...made)
  await docker('create', '--name', 'old-2', 'busybox')
  await docker('create', '--name', 'old-3', 'busybox')
  await docker('create', '--name', 'saved', 'busybox')
  await docker('create', '--name', 'starts', ...deaf)
  await docker('run', '-d', '--name', 'runs', ...deaf)
  const volume = (await docker('volume', 'ls', '--quiet')).split('\n').find((name) => name !== 'kept') ?? ''
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.openMenu('saved')
  await containers.choose('Pin')
  await containers.button('Clean up').click()
  await containers.choose('Remove all stopped…')
  const { dialog } = containers
  const row = (name: string) =>
    dialog.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name, exact: true }) })
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expect(row('old-1')).toContainText(/1 anonymous volume\s*6 B/)
  await expect(row('saved')).toContainText('pinned')
  await expect(row('saved').getByRole('checkbox')).not.toBeChecked()
  await expect(dialog.getByRole('checkbox', { name: 'runs' })).toHaveCount(0)
  await expect(dialog).toContainText('docker rm old-1 old-2 old-3 starts')
  await expect(dialog).toContainText('The volume kept')
  await expect(dialog).toContainText(`The folder ${host} on the host`)

  // By keyboard: a row is taken out.
  await row('old-2').getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await expect(dialog).toContainText('docker rm old-1 old-3 starts')
  // What another hand does meanwhile.
  await docker('start', 'starts')
  await docker('rm', 'old-3')
  await docker('create', '--name', 'newcomer', 'busybox')
  await expect(row('starts')).toContainText('started meanwhile, stays')
  await expect(row('old-3')).toContainText('gone meanwhile')
  await expect(dialog.getByRole('status').filter({ hasText: 'newcomer' })).toBeVisible()

  await dialog.getByRole('checkbox', { name: 'Also remove 1 anonymous volume' }).click()
  await expect(dialog).toContainText(volume.slice(0, 12))
  await expect(dialog).toContainText('docker rm --volumes old-1')
  const remove = dialog.getByRole('button', { name: 'Remove 1 container (6 B)' })
  await expect(remove).toBeDisabled()
  await dialog.getByRole('textbox', { name: /^This cannot be undone/ }).fill('1')
  await remove.click()
  await expect(containers.bulkResults).toContainText('Remove: 1 container done')
  expect((await docker('ps', '--all', '--format', '{{.Names}}')).split('\n').toSorted()).toEqual([
    'newcomer',
    'old-2',
    'runs',
    'saved',
    'starts',
  ])
  expect(await docker('volume', 'ls', '--quiet')).toBe('kept')
  expect(readFileSync(`${host}/file`, 'utf8')).toBe('hello\n')
  await docker('rm', '--force', 'runs', 'starts')
})

test('remove all asks for the number, kills what is deaf to SIGTERM, and goes on after one failed', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'deaf', '--stop-timeout', '60', ...deaf)
  await docker('create', '--name', 'a-1', 'busybox')
  await docker('create', '--name', 'z-1', 'busybox')
  await app.open(page)
  const t = wordsOf('en')
  const frame = framePage(page, t)
  const containers = new ContainersPage(page)
  await expect(containers.card('deaf')).toBeVisible()
  // By keyboard alone, from the palette to the result.
  await frame.openPalette()
  await page.keyboard.type(t('palette.act.cleanAll'))
  await page.keyboard.press('Enter')
  const { dialog } = containers
  await expect(dialog).toContainText('docker rm a-1 z-1')
  await expect(dialog).toContainText('docker rm --force deaf')
  await expect(dialog).toContainText('is killed (SIGKILL)')
  const field = dialog.getByRole('textbox', { name: t('common.typeNumber', { number: 3 }) })
  await field.focus()
  await page.keyboard.type('2')
  await expect(dialog.getByRole('button', { name: /^Remove 3 containers/ })).toBeDisabled()
  await page.keyboard.press('Backspace')
  await page.keyboard.type('3')
  await expect(dialog.getByRole('button', { name: /^Remove 3 containers/ })).toBeEnabled()
  await dialog.getByRole('button', { name: /^Remove 3 containers/ }).focus()
  await page.keyboard.press('Enter')
  await expect(containers.bulkResults).toContainText('Remove: 3 containers done')
  expect(await docker('ps', '--all', '--quiet')).toBe('')
})

test('a bulk stop shows who is deaf and ends it at once, is cancelled, and what was left is tried again', async ({
  app,
  page,
  docker,
}) => {
  const names = Array.from({ length: 9 }, (_, at) => `deaf-${at}`)
  await Promise.all(
    names.map((name) => docker('run', '-d', '--name', name, '--stop-timeout', '600', ...deaf)),
  )
  await docker('create', '--name', 'fresh', 'busybox')
  await app.open(page)
  const containers = new ContainersPage(page)
  const results = containers.bulkResults
  await containers.card('deaf-0').focus()
  await page.keyboard.press('Control+a')
  await expect(containers.bulkBar).toContainText('10 selected')
  const stop = containers.bulkBar.getByRole('button', { name: 'Stop (9)' })
  await expect(stop).toHaveAccessibleDescription(/1 is left alone.*fresh \(Created\)/)
  await stop.click()
  await expect(results).toContainText('Stop: 0 of 9 done')
  await expect(results).toContainText('fresh (Created)')
  await expect(results).toContainText(`docker stop ${names.join(' ')}`)
  // Eight are under way, the ninth waits: it is left alone.
  await results.getByRole('button', { name: 'Cancel the rest' }).click()
  await expect(results).toContainText('deaf-8left alone')
  await results.getByRole('button', { name: 'Kill deaf-0 now' }).click()
  await expect(results).toContainText('deaf-0done')
  await docker('kill', ...names.slice(1, 8))
  await expect(results).toContainText('Stop: cancelled; 8 done, 0 failed, 1 left alone')
  await results.getByRole('button', { name: 'Try 1 again' }).click()
  await results.getByRole('button', { name: 'Kill deaf-8 now' }).click()
  await expect(results).toContainText('Stop: 9 containers done')
  await page.keyboard.press('Escape')
  await expect(containers.bulkBar).toBeHidden()
  expect(await docker('ps', '--quiet')).toBe('')
})

test('the history tells what happened, folds what came over and over, and outlives container and reload', async ({
  app,
  page,
  docker,
  ground,
}) => {
  await docker('create', '--name', 'web', '--restart', 'on-failure:4', 'busybox', 'sh', '-c', 'exit 3')
  await app.open(page, { route: '/containers/web' })
  const container = new ContainerPage(page)
  const history = container.section('History')
  const lines = history.getByRole('list').getByRole('listitem')
  await expect(lines).toHaveText([/Created/])
  await docker('start', 'web')
  await expect(lines.first()).toContainText(
    /Restarted \d times in .*: .*Started → Ended: .*\(3\)|Ended.*\(3\) → Started/,
  )
  const life = ['inspect', '--format', '{{.State.Status}} {{.RestartCount}}', 'web']
  await expect.poll(() => docker(...life)).toBe('exited 4')
  await docker('rename', 'web', 'shop')
  await expect(lines.first()).toContainText('Renamed from web to shop')
  await expect(history).toContainText('docker events --since 24h --filter container=shop')
  await ground.engine.kill()
  await ground.engine.start()
  await expect(history).toContainText(/Not heard since/)
  await docker('rm', 'shop')
  await expect(page.getByText('This container is gone')).toBeVisible()
  await expect(lines.first()).toContainText('Removed')
  const another = await page.context().newPage()
  await app.open(another, { route: '/containers/shop' })
  const again = new ContainerPage(another).section('History')
  await expect(again).toContainText('Renamed from web to shop')
})

test('axe finds nothing on the history, the questions and the results', async ({ app, page, docker }) => {
  await docker('run', '-d', '--name', 'old', '-v', '/lost', 'busybox', 'false')
  for (const language of languages) {
    const t = wordsOf(language)
    const next = await page.context().newPage()
    await app.open(next, { language, route: '/containers/old' })
    await expect(next.getByRole('region', { name: t('history.title'), exact: true })).toContainText(
      t('containers.exit.error', { code: 1 }),
    )
    await axe(next)
    await framePage(next, t).goTo('/containers?clean=all')
    await expect(next.getByRole('dialog')).toContainText(t('clean.all.title'))
    await next.getByRole('checkbox', { name: t('containers.remove.volumes', { count: 1 }) }).click()
    await axe(next)
    await next.keyboard.press('Escape')
    await next.getByRole('article', { name: /^old, / }).focus()
    await next.keyboard.press('Control+a')
    await next
      .getByRole('region', { name: t('containers.bulk.label') })
      .getByRole('button', { name: t('containers.action.start'), exact: true })
      .click()
    await expect(next.getByRole('region', { name: t('containers.bulk.results') })).toContainText(
      t('containers.bulk.allDone', { count: 1 }),
    )
    await axe(next)
    await next.close()
  }
})
