import { framePage } from '../support/pages/frame.ts'
import { imagesPage } from '../support/pages/images.ts'
import { searchPage } from '../support/pages/search.ts'
import { registryAccount } from '../support/registry.ts'
import { axe, expect, test } from '../support/ui.ts'
import { wordsOf } from '../support/words.ts'

const { username, password } = registryAccount

test.afterEach(async ({ ground, docker }) => {
  await docker('logout', ground.loginRegistry)
})

test('an account is logged in, pushed with, browsed as and logged out of: by mouse, in English', async ({
  app,
  page,
  ground,
  docker,
}) => {
  const t = wordsOf('en')
  const registry = ground.loginRegistry
  const reference = `${registry}/team/box:1`
  await docker('pull', '--quiet', 'busybox')
  await docker('tag', 'busybox', reference)
  await app.open(page, { route: '/search' })
  const main = page.getByRole('main')
  // Notices are dialogs as well, but no modal ones.
  const dialog = page.locator('[role="dialog"]:not([aria-modal="false"])')
  const fillIn = async (secret: string) => {
    await dialog.getByLabel(t('registries.login.username')).fill(username)
    await dialog.getByLabel(t('registries.login.password')).fill(secret)
    await dialog.getByRole('button', { name: t('registries.login.confirm'), exact: true }).click()
  }

  // Nobody may see the tags: the list that says so offers the login, by keyboard too.
  const { search, typedCard } = searchPage(page, t)
  await search(reference)
  const tags = typedCard(reference).getByRole('combobox')
  await tags.press('ArrowDown')
  const offer = page.getByRole('button', { name: t('registries.remedy.login', { registry }) })
  await expect(offer).toBeVisible()
  await tags.press('Tab')
  await expect(offer).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText(`docker login ${registry}`)
  await page.keyboard.press('Escape')
  await expect(tags).toBeFocused()

  // Nobody may push: the way to log in stands beside the refusal.
  await framePage(page, t).goTo('/images')
  await imagesPage(page, t).menu(reference, 'images.action.push')
  await dialog.getByRole('button', { name: t('registries.push.confirm'), exact: true }).click()
  await expect(dialog).toContainText(t('registries.fault.pushRefused', { registry }))
  await dialog.getByRole('button', { name: t('registries.remedy.login', { registry }) }).click()
  await expect(page.getByRole('heading', { name: t('registries.login.title') })).toBeVisible()
  const login = dialog.filter({ hasText: t('registries.login.lead') })
  await expect(login).toContainText(`docker login ${registry}`)
  await fillIn('wrong-one')
  await expect(login).toContainText(t('registries.fault.wrongPassword', { registry }))
  await fillIn(password)
  await expect(login).toHaveCount(0)
  await dialog.getByRole('button', { name: t('common.retry') }).click()
  await expect(dialog).toContainText(t('registries.push.doneTitle', { name: reference }))
  await expect(dialog).toContainText(/sha256:[0-9a-f]{64}/)
  await dialog.getByRole('button', { name: t('common.close'), exact: true }).click()

  await page.getByRole('link', { name: t('frame.registries'), exact: true }).click()
  await expect(main).toContainText(t('registries.as', { username }))
  await expect(main).toContainText('not encrypted')
  await expect(main).not.toContainText(password)
  await main.getByRole('button', { name: t('registries.limit.askNamed', { registry: 'docker.io' }) }).click()
  await expect(main).toContainText('76 of 100 pulls left')
  await axe(page)
  await main.getByRole('button', { name: t('registries.browseNamed', { registry }) }).click()
  await main.getByRole('button', { name: 'team/box' }).click()
  await expect(main.getByRole('link', { name: t('registries.catalog.here') })).toBeVisible()
  await axe(page)

  await page.goBack()
  await main.getByRole('button', { name: t('registries.logout.named', { registry }) }).click()
  await expect(dialog).toContainText(`docker logout ${registry}`)
  await dialog.getByRole('button', { name: t('registries.logout.confirm') }).click()
  await expect(dialog).toBeHidden()
  await expect(main).not.toContainText(t('registries.as', { username }))
  await expect(docker('push', reference)).rejects.toThrow(/no basic auth|denied|unauthorized/)
})

test('a newer image is found, pulled and taken in by the container made of the older: by keyboard, in Korean', async ({
  app,
  page,
  registry,
  docker,
}) => {
  const t = wordsOf('ko')
  const reference = `${registry}/pushed/ui-${Date.now()}:1`
  await docker('pull', '--quiet', 'busybox')
  await docker('run', '--name', 'made', 'busybox', 'touch', '/new')
  await docker('commit', 'made', reference)
  await docker('push', '--quiet', reference)
  const image = await docker('image', 'inspect', '--format', '{{.Id}}', reference)
  await docker('rm', 'made')
  await docker('rmi', reference)
  await docker('tag', 'busybox', reference)
  await docker('run', '-d', '--stop-timeout', '1', '--name', 'web-1', reference, 'sleep', '1000')
  await app.open(page, { language: 'ko', theme: 'dark', route: '/registries' })
  const dialog = page.getByRole('dialog')
  await expect(page.getByRole('heading', { name: t('registries.accounts') })).toBeVisible()
  await axe(page)
  await framePage(page, t).openPalette()
  await page.keyboard.type(t('registries.newer.named', { name: reference }))
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('sha256:')
  await expect(dialog).toContainText('web-1')
  await axe(page)
  await dialog.getByRole('button', { name: t('registries.newer.recreate', { count: 1 }) }).press('Enter')
  await expect(page).toHaveURL(/#\/activity$/)
  await expect
    .poll(() => docker('inspect', '--format', '{{.Image}} {{.State.Running}}', 'web-1'))
    .toBe(`${image} true`)
})
