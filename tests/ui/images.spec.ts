import { imagesPage } from '../support/pages/images.ts'
import { axe, expect, test } from '../support/ui.ts'
import { languages, wordsOf } from '../support/words.ts'

const t = wordsOf('en')

for (const language of languages) {
  test(`axe finds nothing on the images pages and their dialogs: ${language}`, async ({
    app,
    page,
    docker,
  }) => {
    const words = wordsOf(language)
    const images = imagesPage(page, words)
    await app.open(page, { language, route: '/images' })
    await expect(page.getByRole('heading', { name: words('images.emptyTitle') })).toBeVisible()
    await axe(page)
    await docker('pull', '--quiet', 'nginx')
    await docker('run', '--detach', '--name', 'web-1', 'nginx')
    await docker('commit', 'web-1')
    await expect(images.row('nginx', 'latest')).toBeVisible()
    await axe(page)
    await images.remove('nginx:latest').click()
    await axe(page)
    await page.keyboard.press('Escape')
    await images.menu('nginx:latest', 'images.action.tag')
    await expect(images.reference).toBeFocused()
    await axe(page)
    await page.keyboard.press('Escape')
    await images.row('nginx', 'latest').getByRole('link', { name: 'nginx' }).click()
    await expect(page.getByText(words('images.page.layersLead'))).toBeVisible()
    await axe(page)
  })
}

test('each tag is a row, with who uses it, and an image without a name is marked', async ({
  app,
  page,
  docker,
}) => {
  const images = imagesPage(page, t)
  await docker('pull', '--quiet', 'nginx')
  await docker('tag', 'nginx', 'team/web:1.0')
  await docker('run', '--detach', '--name', 'web-1', 'nginx')
  await docker('commit', 'web-1')
  await app.open(page, { route: '/images' })
  await expect(images.row('team/web', '1.0')).toContainText('web-1')
  await expect(images.row('nginx', 'latest')).toContainText('web-1')
  await expect(images.row('<none>', '<none>')).toContainText('Dangling')
  await images.filter.fill('team 1.0')
  await expect(images.table.getByRole('row')).toHaveCount(2)
  await images.row('team/web', '1.0').getByRole('link', { name: 'web-1' }).click()
  await expect(page).toHaveURL(/#\/containers\/web-1$/)
})

test('tags stand under their repository, sizes are measured when asked for, and group and order are remembered', async ({
  app,
  page,
  docker,
}) => {
  const images = imagesPage(page, t)
  for (const image of ['nginx', 'busybox']) await docker('pull', '--quiet', image)
  for (const tag of ['1.0', '2.0']) await docker('tag', 'nginx', `team/web:${tag}`)
  await docker('create', '--name', 'box', 'busybox')
  await app.open(page, { route: '/images' })
  await expect(images.heading('team/web')).toHaveAccessibleName('team/web 2 tags')
  await images.heading('team/web').click()
  await expect(images.row('team/web', '1.0')).toHaveCount(0)
  await images.selectGroup('team/web').click()
  await expect(page.getByText(t('images.selected', { count: 2 }))).toBeVisible()
  await page.getByRole('button', { name: t('images.clearSelection') }).click()
  await images.heading('team/web').click()
  await expect(images.row('team/web', '1.0')).toBeVisible()
  await images.show.selectOption('used')
  await expect(images.table.getByRole('row')).toHaveCount(2)
  await expect(images.row('busybox', 'latest')).toContainText('box')
  await images.show.selectOption('all')
  await images.measure.click()
  await expect(page.getByText('docker system df --verbose')).toBeVisible()
  // busybox is the base of the other: none of it is its own.
  await expect(images.row('busybox', 'latest').getByRole('cell', { name: '0 B', exact: true })).toBeVisible()
  await images.column('unique').getByRole('button').click()
  await expect(images.column('unique')).toHaveAttribute('aria-sort', 'descending')
  await expect(images.row('busybox', 'latest')).toHaveAttribute('aria-rowindex', '6')
  await images.column('size').getByRole('button').click()
  await images.group.selectOption('none')
  await expect(images.heading('team/web')).toHaveCount(0)
  await app.open(page, { route: '/images' })
  await expect(images.column('size')).toHaveAttribute('aria-sort', 'descending')
  await expect(images.heading('team/web')).toHaveCount(0)
})

test('removing one of two tags only untags, removing the last deletes, and both are listed', async ({
  app,
  page,
  docker,
}) => {
  const images = imagesPage(page, t)
  await docker('pull', '--quiet', 'redis')
  await docker('tag', 'redis', 'cache:1')
  await app.open(page, { route: '/images' })
  await images.remove('cache:1').click()
  await expect(images.dialog).toContainText('The image stays under: redis:latest')
  await images.confirmRemove(1, 'images.removeDialog.names').click()
  await expect(images.dialog).toContainText('Untagged')
  await expect(images.dialog).not.toContainText('Deleted')
  await images.close.click()
  await expect(images.row('cache', '1')).toHaveCount(0)
  await images.remove('redis:latest').click()
  await images.confirmRemove(1).click()
  await expect(page.getByText(t('images.emptyTitle'))).toBeVisible()
  await expect(images.dialog).toContainText('Deleted')
  expect(await docker('image', 'ls', '--quiet')).toBe('')
})

test('several images are removed at once: a result for each, and one in use says by which container', async ({
  app,
  page,
  docker,
}) => {
  const images = imagesPage(page, t)
  for (const image of ['nginx', 'redis', 'busybox']) await docker('pull', '--quiet', image)
  await docker('run', '--detach', '--name', 'web-1', 'nginx')
  await app.open(page, { route: '/images' })
  await images.select('redis:latest').press('Space')
  await page.keyboard.press('Escape')
  await expect(images.select('redis:latest')).not.toBeChecked()
  // By the keys of the rows: to the name below, its tick, its menu, and the question of Delete.
  const name = (repository: string) => images.table.getByRole('link', { name: repository, exact: true })
  await name('busybox').press('ArrowDown')
  await expect(name('nginx')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(images.select('nginx:latest')).toBeChecked()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: t('images.action.tag') })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Delete')
  await expect(images.dialog).toContainText('nginx:latest')
  await images.dialog.getByRole('button', { name: t('common.cancel'), exact: true }).click()
  await images.select('nginx:latest').click()
  for (const name of ['busybox:latest', 'nginx:latest', 'redis:latest']) await images.select(name).click()
  await images.removeSelected.click()
  await expect(images.dialog).toContainText('web-1')
  await expect(images.dialog).toContainText(t('images.removeDialog.forceHint.name-by-force'))
  await images.confirmRemove(3).click()
  await expect(images.dialog.getByRole('listitem')).toHaveCount(3)
  await expect(images.dialog.getByRole('listitem').filter({ hasText: 'nginx:latest' })).toContainText(
    t('images.removeDialog.refused'),
  )
  expect(await docker('image', 'ls', '--format', '{{.Repository}}')).toBe('nginx')
  await images.dialog.getByRole('link', { name: 'Open web-1' }).click()
  await expect(page).toHaveURL(/#\/containers\/web-1$/)
})

test('an image of a stopped container is refused without force, and removed with it', async ({
  app,
  page,
  docker,
}) => {
  const images = imagesPage(page, t)
  await docker('pull', '--quiet', 'busybox')
  await docker('create', '--name', 'idle', 'busybox')
  await app.open(page, { route: '/images' })
  // From its own page, whose menu is the row's.
  await images.table.getByRole('link', { name: 'busybox', exact: true }).click()
  await page
    .getByRole('main')
    .getByRole('button', { name: t('images.action.more', { name: 'busybox:latest' }) })
    .click()
  await page.getByRole('menuitem', { name: t('images.action.remove'), exact: true }).click()
  await images.confirmRemove(1).click()
  await expect(images.dialog).toContainText(t('images.removeDialog.refused'))
  await images.dialog.getByRole('button', { name: t('images.removeDialog.tryForce') }).click()
  await expect(images.dialog).toContainText('Untagged')
  expect(await docker('ps', '--all', '--format', '{{.Names}}')).toBe('idle')
  await images.close.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('a tag is checked as it is typed, shown in full with its command, and made', async ({
  app,
  page,
  docker,
}) => {
  const images = imagesPage(page, t)
  await docker('pull', '--quiet', 'redis')
  await docker('pull', '--quiet', 'busybox')
  await app.open(page, { route: '/images' })
  await images.menu('redis:latest', 'images.action.tag')
  await images.reference.fill('team/Cache')
  await expect(images.dialog).toContainText(t('references.problem.uppercase'))
  await images.reference.fill('busybox')
  await expect(images.dialog).toContainText(t('images.tagDialog.moves'))
  await images.reference.fill('team/cache:1')
  await expect(images.dialog).toContainText('docker.io/team/cache:1')
  await expect(images.dialog).toContainText('docker tag redis:latest team/cache:1')
  await images.saveTag.click()
  await expect(images.row('team/cache', '1')).toBeVisible()
  expect(await docker('image', 'inspect', '--format', '{{.RepoTags}}', 'redis')).toContain('team/cache:1')
})

test('the page of an image tells what it runs, its layers, its names and its containers, and when it is gone', async ({
  app,
  page,
  docker,
}) => {
  await docker('pull', '--quiet', 'nginx')
  await docker('run', '--detach', '--name', 'web-1', 'nginx')
  await app.open(page, { route: '/images/nginx%3Alatest' })
  const main = page.getByRole('main')
  await expect(main).toContainText("/docker-entrypoint.sh nginx -g 'daemon off;'")
  await expect(main).toContainText('80/tcp')
  await expect(main.getByRole('region', { name: t('images.page.layers') })).toContainText('EXPOSE')
  await expect(main.getByRole('link', { name: 'web-1' })).toBeVisible()
  await docker('tag', 'nginx', 'team/web:2')
  await expect(main).toContainText('team/web:2')
  await expect(main).toContainText('linux/amd64')
  await page.getByRole('tab', { name: t('images.page.inspect') }).click()
  await expect(main).toContainText('docker image inspect nginx:latest')
  await page.getByRole('searchbox', { name: t('inspect.search.label') }).fill('80/tcp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: t('inspect.path.label') })).toContainText(
    '{{json (index .Config.ExposedPorts "80/tcp")}}',
  )
  await expect(page).toHaveURL(/tab=inspect$/)
  const run = page.getByRole('button', { name: t('images.page.run'), exact: true })
  await expect(run).toBeVisible()
  await docker('rm', '--force', 'web-1')
  await docker('rmi', '--force', (await docker('image', 'inspect', '--format', '{{.Id}}', 'nginx')).trim())
  await expect(page.getByRole('heading', { name: t('images.page.goneTitle') })).toBeVisible()
  await expect(run).toBeHidden()
})

test('a row runs its image, and the address of an image that is gone says so', async ({
  app,
  page,
  docker,
}) => {
  const images = imagesPage(page, t)
  await docker('pull', '--quiet', 'nginx')
  await app.open(page, { route: '/images/nothing%3Ahere' })
  await expect(page.getByText(t('images.page.goneTitle'))).toBeVisible()
  await page.evaluate(() => {
    location.hash = '/images'
  })
  // A narrow window has in a menu what would stand above the list.
  await page.setViewportSize({ width: 400, height: 800 })
  await page.getByRole('button', { name: t('images.more'), exact: true }).click()
  await page.getByRole('menuitem', { name: t('tars.load.open'), exact: true }).click()
  await expect(images.dialog).toContainText(t('tars.load.lead'))
  await page.keyboard.press('Escape')
  expect((await images.table.boundingBox())?.y).toBeLessThan(280)
  await images.table.getByRole('button', { name: 'Run nginx:latest', exact: true }).click()
  await expect(page).toHaveURL(/#\/containers\//)
  expect(await docker('ps', '--quiet')).not.toBe('')
})
