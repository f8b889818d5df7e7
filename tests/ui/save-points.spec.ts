import { ContainerPage } from '../support/pages/container.ts'
import { createPage } from '../support/pages/create.ts'
import { framePage } from '../support/pages/frame.ts'
import { SavePoints } from '../support/pages/save-points.ts'
import { axe, expect, test } from '../support/ui.ts'
import { languages, wordsOf } from '../support/words.ts'

const endless = ['busybox', 'sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.2; done'] as const

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

test('a save point is made, listed, compared, started again and removed', async ({ app, page, docker }) => {
  await docker('run', '-d', '--name', 'Web', ...endless)
  await docker('exec', 'Web', 'sh', '-c', 'echo one > /made')
  await app.open(page, { route: '/containers/Web/save-points' })
  const points = new SavePoints(page)
  await expect(page.getByRole('heading', { name: 'No save point yet' })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Save point…' }).click()
  await expect(points.dialog.getByLabel('Name', { exact: true })).toHaveValue('Save point 1')
  await points.dialog.getByLabel('Name', { exact: true }).fill(' ')
  await expect(points.dialog.getByText('A save point needs a name.')).toBeVisible()
  await points.dialog.getByLabel('Note').fill('works')
  await points.dialog.getByLabel('Name', { exact: true }).fill('before')
  const shown = points.dialog.getByLabel('Docker command', { exact: true })
  await expect(shown).toContainText('quayside.save-point.name="before" quayside.save-point.note="works"')
  await expect(shown).toContainText('Web quayside-save/web:before')
  await points.make('before')
  await expect(points.row('before')).toContainText('works')
  await expect(points.row('before')).toContainText(/\d B added/)

  // From the palette, by keyboard alone.
  await docker('exec', 'Web', 'sh', '-c', 'echo two > /made; mkdir /dir; touch /dir/new')
  const frame = framePage(page, wordsOf('en'))
  await frame.openPalette()
  await page.keyboard.type('save point of web')
  await expect(frame.paletteEntry('Save point of Web…')).toHaveAttribute('data-highlighted', '')
  await page.keyboard.press('Enter')
  await points.make('after')
  await new ContainerPage(page).goto('Web')
  await page.getByRole('tab', { name: 'Save points' }).click()
  await expect(points.list('Web').getByRole('heading')).toHaveText(['after', 'before'])

  await points.row('before').getByRole('button', { name: 'Compare before' }).click()
  const panel = page.getByRole('region', { name: 'Compare “before”' })
  for (const target of ['Container Web as it is now', 'after']) {
    await panel.getByRole('combobox').selectOption(target)
    await panel.getByRole('button', { name: 'Compare', exact: true }).click()
    await expect(points.tree.getByRole('treeitem')).toHaveText([/dir\//, /new/, /made/], { timeout: 30_000 })
  }
  await expect(panel.getByLabel('Docker command', { exact: true })).toHaveText(
    'docker image save --output compare.tar quayside-save/web:before quayside-save/web:after',
  )
  await panel.getByRole('button', { name: 'Close the comparison' }).click()

  await points.row('before').getByRole('button', { name: 'Start again from before' }).click()
  await expect(points.dialog.getByLabel('Name of the new container')).toHaveValue('Web-before')
  await points.dialog.getByRole('button', { name: 'With options…' }).click()
  // With the settings of the container that it was made of, which is still there.
  const command = createPage(page, wordsOf('en')).command
  await expect(command).toContainText(/--name Web-before .*quayside-save\/web:before sh -c/)
  await page.goBack()
  await points.row('before').getByRole('button', { name: 'Start again from before' }).click()
  await points.dialog.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(points.row('before')).toContainText('Container made from it: Web-before', { timeout: 20_000 })
  expect(await docker('exec', 'Web-before', 'cat', '/made')).toBe('one')

  await points.row('before').getByRole('button', { name: 'Roll back to before' }).click()
  await expect(points.dialog).toContainText('changes of files since then are not in the new container')
  await points.dialog.getByRole('button', { name: 'Roll back', exact: true }).click()
  await expect(points.row('before')).toContainText('This container is made from it', { timeout: 60_000 })
  await expect(points.row('Before rolling back to before')).toBeVisible()
  await expect.poll(() => docker('exec', 'Web', 'cat', '/made').catch(() => '')).toBe('one')

  await points.more('before', 'Remove…')
  await expect(points.dialog).toContainText('It cannot go: the containers')
  await page.keyboard.press('Escape')
  await points.more('after', 'Remove…')
  await expect(points.dialog).toContainText(/It gives back \d+ B/)
  await expect(points.dialog.getByLabel('Docker command', { exact: true })).toHaveText(
    'docker image rm quayside-save/web:after',
  )
  await points.dialog.getByRole('button', { name: 'Remove the save point' }).click()
  await expect(points.row('after')).toBeHidden()
  expect(await docker('images', '--quiet', 'quayside-save/web:after')).toBe('')

  // It outlives its container, and the images say what it is.
  await docker('rm', '--force', ...(await docker('ps', '--all', '--quiet')).split('\n'))
  await page.getByRole('link', { name: 'Show save points' }).click()
  await expect(page.getByRole('heading', { name: 'Web (container is gone)' })).toBeVisible()
  await expect(points.row('before')).toBeVisible()
  await page.goto(`${page.url().split('#')[0]}#/images`)
  await expect(page.getByText('Save point: before', { exact: true })).toBeVisible()
})

test('an engine that is killed in the middle of a comparison is said, and what was chosen stays', async ({
  app,
  page,
  docker,
  ground,
}) => {
  await docker('run', '-d', '--name', 'web', 'busybox', 'sh', '-c', 'head -c 80000000 /dev/urandom > /big')
  await docker('wait', 'web')
  for (const name of ['one', 'two'])
    await docker(
      'commit',
      '-c',
      `LABEL quayside.save-point.name=${name} quayside.save-point.container=web quayside.save-point.family=f`,
      'web',
      `quayside-save/web:${name}`,
    )
  await app.open(page, { route: '/save-points' })
  const points = new SavePoints(page)
  await points.row('one').getByRole('button', { name: 'Compare one' }).click()
  const panel = page.getByRole('region', { name: 'Compare “one”' })
  await panel.getByRole('combobox').selectOption('two')
  await panel.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(panel.getByRole('progressbar')).toBeVisible()
  await panel.getByRole('button', { name: 'Cancel' }).click()
  await expect(panel.getByRole('progressbar')).toBeHidden()
  await panel.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(panel.getByRole('progressbar')).toBeVisible()
  await ground.engine.kill()
  await expect(panel.getByRole('alert')).toContainText('The engine went away in the middle.')
  await expect(panel.getByRole('combobox')).toHaveValue(/two/)
  await ground.engine.start()
  await expect(panel.getByRole('button', { name: 'Compare', exact: true })).toBeVisible()
})

test('changed files are a tree that keys walk, however many there are', async ({
  app,
  page,
  docker,
  ground,
}) => {
  await docker('run', '-d', '--name', 'web', ...endless)
  await app.open(page, { route: '/containers/web/changes' })
  await expect(page.getByRole('heading', { name: 'No file differs from the image' })).toBeVisible()
  await docker('exec', 'web', 'sh', '-c', 'mkdir /many; cd /many; for n in $(seq 10000); do : > f$n; done')
  await docker('exec', 'web', 'sh', '-c', 'rm /bin/vi; echo x >> /etc/passwd')
  await docker('stop', '-t', '0', 'web')
  await page.getByRole('button', { name: 'Refresh' }).click()
  const points = new SavePoints(page)
  const items = points.tree.getByRole('treeitem')
  await expect(items).toHaveText([/^D?.*bin\/.*1 deleted/, /etc\/.*1 changed/, /many\/.*10,000 added/], {
    timeout: 30_000,
  })
  await points.tree.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await expect(items.nth(2)).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('End')
  await expect(page.locator('code', { hasText: /^\/many\/f9999$/ })).toBeVisible()
  expect(await items.count()).toBeLessThan(120)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(items).toHaveCount(3)
  await page.getByRole('button', { name: '1 deleted' }).click()
  await expect(items).toHaveText([/bin\//, /vi/])
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Filter by path' }).fill('passwd')
  await expect(items).toHaveText([/etc\//, /passwd/])
  await expect(page.getByLabel('Docker command', { exact: true })).toHaveText('docker diff web')

  await ground.engine.kill()
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'This is the last that was told' })).toBeVisible()
  await expect(items).toHaveCount(2)
})

test('axe finds nothing on the save points and the changes, in any language', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web', ...endless)
  await docker('exec', 'web', 'sh', '-c', 'touch /etc/new; rm /bin/vi; echo x >> /etc/passwd')
  const label = 'LABEL quayside.save-point.name=one quayside.save-point.container=web'
  await docker('commit', '-c', label, 'web', 'quayside-save/web:one')
  for (const language of languages) {
    const t = wordsOf(language)
    await app.open(page, { language, route: '/containers/web/changes' })
    await expect(page.getByRole('treeitem').first()).toBeVisible()
    await axe(page)
    await page.getByRole('tab', { name: t('container.tabs.savePoints') }).click()
    await page.getByRole('button', { name: t('savePoints.named.compare', { name: 'one' }) }).click()
    await axe(page)
    await page.getByRole('button', { name: t('savePoints.named.more', { name: 'one' }) }).click()
    await page.getByRole('menuitem', { name: t('savePoints.action.remove') }).click()
    await expect(page.getByRole('dialog')).toContainText(t('savePoints.remove.goes'))
    await axe(page)
    await page.keyboard.press('Escape')
    await page
      .getByRole('main')
      .getByRole('button', { name: t('savePoints.make') })
      .click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await axe(page)
  }
})
