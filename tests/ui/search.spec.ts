import { languages, wordsOf } from '../support/words.ts'
import { framePage } from '../support/pages/frame.ts'
import { createPage } from '../support/pages/create.ts'
import { searchPage } from '../support/pages/search.ts'
import { axe, expect, test } from '../support/ui.ts'

const t = wordsOf('en')

for (const language of languages) {
  test(`axe finds nothing on the search page, and in its results: ${language}`, async ({ app, page }) => {
    const search = searchPage(page, wordsOf(language))
    await app.open(page, { language, route: '/search' })
    await expect(search.card('nginx')).toBeVisible()
    await axe(page)
    await search.search('nginx')
    await expect(search.card('bitnami/nginx')).toBeVisible()
    await axe(page)
  })
}

test('the empty page offers images to begin with, and says what each needs', async ({ app, page }) => {
  const search = searchPage(page, t)
  await app.open(page, { route: '/search' })
  await expect(search.cards).toHaveCount(12)
  await expect(search.card('postgres')).toContainText('Needs POSTGRES_PASSWORD before it starts.')
  await expect(search.card('nginx')).toContainText('docker.io/library/nginx:latest')
  await expect(search.card('nginx')).toContainText(t('search.card.latest'))
})

test('a search shows name, stars, the official mark and the full reference, and markup stays text', async ({
  app,
  page,
}) => {
  const search = searchPage(page, t)
  await app.open(page, { route: '/search' })
  await search.box.fill('nginx')
  await expect(search.card('nginx')).toContainText('20,412')
  await expect(search.card('nginx')).toContainText('Official')
  await expect(search.card('bitnami/nginx')).toContainText('docker.io/bitnami/nginx:latest')
  await expect(search.card('bitnami/nginx')).not.toContainText('Official')
  await expect(search.card('someone/nginx-markup')).toContainText('<img src=x')
  await expect(page).not.toHaveTitle('1')
  await page.getByRole('checkbox', { name: t('search.filters.official') }).click()
  await expect(search.card('bitnami/nginx')).toHaveCount(0)
  await expect(page.getByRole('main')).toContainText(
    'docker search --filter is-official=true --limit 50 nginx',
  )
  await search.box.fill('nginxinc')
  await page.getByRole('button', { name: t('search.filters.clear') }).click()
  await expect(search.card('nginxinc/nginx-unprivileged')).toBeVisible()
})

test('the tag picker lists the tags of the registry, and a tag or digest typed by hand is used', async ({
  app,
  page,
}) => {
  const search = searchPage(page, t)
  await app.open(page, { route: '/search' })
  await search.search('redis')
  await search.tagField('redis').click()
  await page.getByRole('option', { name: /^7/ }).click()
  await expect(search.card('redis')).toContainText('docker.io/library/redis:7')
  await search.tagField('redis').fill('my-own')
  await expect(search.card('redis')).toContainText('docker.io/library/redis:my-own')
  await search.tagField('redis').fill(`sha256:${'a'.repeat(64)}`)
  await expect(search.card('redis')).toContainText(`docker.io/library/redis@sha256:${'a'.repeat(64)}`)
  await search.tagField('redis').fill('bad tag!')
  await search.says('references.problem.blank')
  // The list of tags closes when the field is left.
  await page.keyboard.press('Tab')
  await expect(search.run('redis')).toBeDisabled()
})

test('an image of a private registry is offered first although the registry cannot be searched, and is pulled', async ({
  app,
  page,
  docker,
  registry,
}) => {
  const search = searchPage(page, t)
  const reference = `${registry}/team/app:1.0`
  await app.open(page, { route: '/search' })
  await search.search(reference)
  const card = search.typedCard(reference)
  await expect(search.cards.first()).toHaveAccessibleName(`Use ${reference}`)
  await search.says('search.failed.private', { registry })
  await search.pull(`${registry}/team/app`).click()
  await expect(card).toContainText(t('search.work.downloaded', { reference }))
  await expect(card).toContainText(t('search.card.here'))
  expect(await docker('image', 'inspect', '--format', '{{index .RepoTags 0}}', reference)).toContain(
    reference,
  )
  await search.pull(`${registry}/team/app`).click()
  await expect(card).toContainText(t('search.work.upToDate', { reference }))

  // By its id it is run, and not pulled; another id is nowhere.
  const id = (await docker('image', 'inspect', '--format', '{{.Id}}', reference)).trim()
  await search.search(id.slice('sha256:'.length, 'sha256:'.length + 12))
  await expect(search.run(id)).toBeEnabled()
  await expect(search.pull(id)).toHaveCount(0)
  await search.search(`sha256:${'0'.repeat(64)}`)
  await search.says('search.card.idNotHere')
  await expect(search.run(`sha256:${'0'.repeat(64)}`)).toBeDisabled()
  await search.search(`docker pull ${reference}`)
  await page.getByRole('button', { name: t('registries.browseNamed', { registry }) }).click()
  await expect(page.getByRole('heading', { name: registry, level: 1 })).toBeVisible()
})

test('a pull shows each layer, survives leaving the page, and Cancel stops the download', async ({
  app,
  page,
  docker,
  ground,
  registry,
}) => {
  const search = searchPage(page, t)
  const reference = `${registry}/team/big:1.0`
  await ground.limitRegistry(2_000_000)
  await app.open(page, { route: '/search' })
  await search.search(reference)
  await search.pull(`${registry}/team/big`).click()
  await expect(search.typedCard(reference)).toContainText(/MB of 6\d/)
  await expect(search.typedCard(reference).getByRole('progressbar')).toHaveCount(5)
  await page
    .getByRole('link', { name: /^Images/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Search', exact: true }).first().click()
  await search.cancel(reference).press('Enter')
  await search.says('search.work.cancelled')
  await expect(page.getByRole('main').locator('button:focus')).toBeVisible()
  await expect.poll(async () => (await ground.registryCounters()).open).toBe(0)
  expect(await docker('image', 'ls', '--quiet', reference)).toBe('')
})

test('ubuntu ends at once, is explained, and runs with a terminal', async ({ app, page, docker }) => {
  const search = searchPage(page, t)
  await app.open(page, { route: '/search' })
  await search.search('ubuntu')
  await search.run('ubuntu').click()
  await search.says('search.exit.reason.nothing-to-do')
  await search.says('search.exit.code', { code: 0 })
  await expect(search.card('ubuntu')).toContainText('/bin/bash')
  await axe(page)
  await page.getByRole('button', { name: t('search.exit.withTerminal') }).click()
  await expect(page).toHaveURL(/#\/containers\//)
  expect(await docker('ps', '--quiet', '--filter', 'ancestor=ubuntu')).not.toBe('')
})

test('a container that is up waits to be opened while the person types the next search', async ({
  app,
  page,
}) => {
  const search = searchPage(page, t)
  await app.open(page, { route: '/search' })
  await search.search('nginx')
  await search.run('nginx').click()
  await search.box.fill('redi')
  const open = page.getByRole('button', { name: /^Open / }).last()
  await expect(page.getByText(/^The container runs: /)).toBeVisible()
  await expect(search.box).toBeFocused()
  await expect(page).toHaveURL(/#\/search/)
  await open.click()
  await expect(page).toHaveURL(/#\/containers\//)
})

test('postgres asks for its password first, shows the command, and runs with it', async ({
  app,
  page,
  docker,
}) => {
  const search = searchPage(page, t)
  const form = createPage(page, t)
  await app.open(page, { route: '/search' })
  await search.run('postgres').click()
  await expect(form.says('create.env.needed', { env: 'POSTGRES_PASSWORD' })).toBeVisible()
  await form.start.click()
  await expect(form.says('create.problem.env-needed')).toBeVisible()
  await expect(form.value('POSTGRES_PASSWORD')).toBeFocused()
  await form.value('POSTGRES_PASSWORD').fill('harbour 1')
  await form.field('create.field.name').fill('store')
  await expect(form.command).toHaveText(
    'docker run -d --name store -e POSTGRES_PASSWORD=•••••• -p 5432 postgres',
  )
  await form.start.click()
  await expect(page).toHaveURL(/#\/containers\/store$/)
  expect(await docker('inspect', '--format', '{{.Config.Env}}', 'store')).toContain('harbour 1')

  const { lastCommand, section, main } = framePage(page, t)
  await expect(lastCommand).toContainText('-e POSTGRES_PASSWORD=•••••• ')
  await lastCommand.getByRole('button', { name: t('common.copy'), exact: true }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("'POSTGRES_PASSWORD=harbour 1'")
  await section('activity').click()
  await expect(main).toContainText('-e POSTGRES_PASSWORD=•••••• ')
  await expect(page.getByText('harbour 1')).toHaveCount(0)
  await main.getByRole('button', { name: t('common.showValues') }).click()
  await expect(main).toContainText("'POSTGRES_PASSWORD=harbour 1'")
})

test('who asks for a new container types at once, and who goes to the section hears its heading', async ({
  app,
  page,
}) => {
  await app.open(page)
  const search = searchPage(page, t)
  for (let time = 0; time < 2; time += 1) {
    await page
      .getByRole('main')
      .getByRole('button', { name: t('containers.new') })
      .first()
      .click()
    await expect(search.box).toBeFocused()
    await framePage(page, t).section('containers').click()
  }
  await framePage(page, t).section('search').click()
  await expect(search.heading).toBeFocused()
})

test('Options opens the create form for that image and tag', async ({ app, page }) => {
  const search = searchPage(page, t)
  await app.open(page, { route: '/search' })
  await search.tagField('redis').fill('7')
  // The list of tags lies over the buttons until the tag is taken.
  await search.tagField('redis').press('Enter')
  await search.options('redis').click()
  await expect(createPage(page, t).field('create.field.image')).toHaveValue('redis:7')
})

test('a search is found again by Back, and recent ones are kept and cleared', async ({ app, page }) => {
  const search = searchPage(page, t)
  await app.open(page, { route: '/search' })
  await search.search('redis')
  await expect(search.card('redis')).toBeVisible()
  await framePage(page, t).section('images').click()
  await expect(search.box).toBeHidden()
  await page.goBack()
  await expect(search.box).toHaveValue('redis')
  await expect(search.card('redis')).toBeVisible()
  await search.box.fill('')
  await search.recent.getByRole('button', { name: 'redis' }).click()
  await expect(search.box).toHaveValue('redis')
  await search.box.fill('')
  await search.clearRecent.click()
  await expect(search.recent).toHaveCount(0)
})

test('Hangul that is still being composed is not searched for', async ({ app, page, ground }) => {
  const search = searchPage(page, t)
  await app.open(page, { route: '/search' })
  await search.box.focus()
  const before = (await ground.hubRequests()).length
  const keyboard = await page.context().newCDPSession(page)
  await keyboard.send('Input.imeSetComposition', { text: '우분', selectionStart: 2, selectionEnd: 2 })
  await expect(search.box).toHaveValue('우분')
  await page.waitForTimeout(900)
  expect((await ground.hubRequests()).length).toBe(before)
  await keyboard.send('Input.insertText', { text: '우분투' })
  await expect.poll(async () => (await ground.hubRequests()).length).toBeGreaterThan(before)
})
