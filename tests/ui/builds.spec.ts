import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildsPage } from '../support/pages/builds.ts'
import { axe, expect, test } from '../support/ui.ts'
import { languages, wordsOf } from '../support/words.ts'

let root = ''
test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})
test.beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quayside-build-'))
})
test.afterEach(() => rmSync(root, { recursive: true, force: true }))

function folderOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, name)
  mkdirSync(folder)
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return folder
}

const twoStages = `FROM busybox AS tools
ARG WHO
RUN echo "hello $WHO" && echo $WHO > /who
FROM busybox
COPY --from=tools /who /who
`

test('a folder becomes an image: looked at, built with its steps, and an edit that fails is pointed at', async ({
  app,
  page,
  docker,
}) => {
  const t = wordsOf('en')
  const builds = buildsPage(page, t)
  const first = folderOf('harbour', {
    Dockerfile: twoStages,
    '.dockerignore': '*.log\n',
    'big.log': 'x',
    'note.txt': 'x',
  })
  const second = folderOf('other', { 'web.Dockerfile': 'FROM busybox\nMAINTAINER me\n' })
  await app.open(page, { route: '/images' })
  await page.getByRole('button', { name: t('images.buildImage') }).click()
  await builds.choose(first)
  await expect(builds.context).toContainText('3 files')
  await expect(builds.context).toContainText(t('builds.context.ignored', { name: '.dockerignore' }))
  await expect(page.getByText(t('builds.lint.none'))).toBeVisible()
  await builds.classic()
  await builds.tag.fill('Harbour')
  await expect(builds.options).toContainText(t('references.problem.uppercase'))
  await builds.tag.fill('harbour:1')
  await expect(builds.options).toContainText('docker.io/library/harbour:1')
  await builds.button('builds.args.add').click()
  await page.getByRole('textbox', { name: t('builds.args.name'), exact: true }).fill('WHO')
  await page.getByRole('textbox', { name: t('builds.args.valueOf', { name: 'WHO' }) }).fill('sailor')
  await expect(builds.options).toContainText('docker build --force-rm -t harbour:1 --build-arg WHO=••••••')
  await builds.build.click()

  const progress = builds.progress('harbour:1')
  await expect(progress).toContainText(t('builds.progress.done', { image: 'harbour:1' }))
  await expect(
    progress.getByRole('region', { name: t('builds.steps.stage', { name: 'tools' }) }),
  ).toBeVisible()
  await expect(progress).toContainText(t('builds.steps.uses', { names: 'tools' }))
  await progress.getByText('RUN echo "hello $WHO"').click()
  await expect(progress.getByRole('log')).toHaveText('hello sailor')
  expect(await docker('run', '--rm', 'harbour:1', 'cat', '/who')).toBe('sailor')
  await progress.getByRole('button', { name: t('builds.progress.push') }).click()
  await expect(
    page.getByRole('dialog', { name: t('registries.push.title', { name: 'harbour:1' }) }),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await progress.getByRole('button', { name: t('builds.progress.tag') }).click()
  const name = page.getByRole('textbox', { name: t('images.tagDialog.reference') })
  await expect(name).toBeFocused()
  await name.fill('harbour:2')
  await name.press('Enter')
  await expect.poll(() => docker('images', '--quiet', 'harbour:2')).not.toBe('')

  await builds.editor.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('RUN echo why; exit 3')
  await expect(page.getByText(t('builds.editor.unsaved'))).toBeVisible()
  await expect(builds.editor).toHaveAccessibleDescription(t('builds.lint.none'))
  await page.keyboard.press('Tab')
  await expect(builds.editor).not.toBeFocused()
  await builds.build.click()
  await expect(progress.getByRole('alert')).toContainText(t('builds.fault.stepCode', { step: 6, code: 3 }))
  await expect(progress.getByRole('log')).toHaveText('why')
  await expect(builds.history.getByRole('listitem').filter({ hasText: 'harbour:1' })).not.toHaveCount(0)

  await builds.drop(join(second, 'web.Dockerfile'))
  await expect(page.getByText(t('builds.folder.oneFolder'))).toBeVisible()
  // Beside the page nothing takes it, and the browser is not left to leave for it either.
  expect(await builds.isRefused(page.getByRole('navigation', { name: t('frame.navigation') }))).toBe(true)
  await builds.drop(second, builds.history)
  await builds.button('builds.leave.stay').click()
  await expect(builds.editor).toContainText('exit 3')
  await builds.choose(second)
  await builds.button('builds.leave.drop').click()
  await builds.button('builds.context.use', { name: 'web.Dockerfile' }).click()
  await expect(page.getByText(t('builds.lint.maintainer'))).toBeVisible()
})

test('by keyboard in Korean: a build is cancelled, and one whose engine dies is said to have failed', async ({
  app,
  page,
  docker,
  ground,
}) => {
  const t = wordsOf('ko')
  const builds = buildsPage(page, t)
  await app.open(page, { language: 'ko', route: '/build' })
  await expect(builds.history).toContainText(t('builds.history.empty'))
  const folder = folderOf('slow', { Dockerfile: 'FROM busybox\nRUN echo begun; sleep 600\n' })
  const choose = async () => {
    await builds.choose(folder)
    await builds.classic()
    await builds.tag.focus()
    await page.keyboard.type('slow')
  }
  await choose()
  const progress = builds.progress('slow')
  const build = async () => {
    await builds.build.press('Enter')
    await expect(progress.getByRole('log')).toHaveText('begun')
  }
  await build()
  // Who began it has gone: Activity leads to its steps.
  await page.goto(page.url().replace(/#.*/, '#/activity'))
  await page.reload()
  await page.getByRole('link', { name: t('activity.task.build', { subject: 'slow' }) }).press('Enter')
  await expect(progress.getByRole('log')).toHaveText('begun')
  await builds.cancel.press('Enter')
  await expect(progress.getByRole('status')).toHaveText(t('builds.progress.cancelled'))
  await expect.poll(() => docker('ps', '--all', '--quiet')).toBe('')
  await choose()
  await build()
  await ground.engine.kill()
  await expect(progress.getByRole('alert')).toContainText(t('builds.fault.wentAway'))
  await expect(builds.tag).toHaveValue('slow')
  await expect(builds.cancel).toBeHidden()
})

test('axe finds nothing on the page, failing and filled', async ({ app, page }) => {
  for (const language of languages) {
    const t = wordsOf(language)
    const builds = buildsPage(page, t)
    await app.open(page, { language, route: '/build' })
    await builds.choose(
      folderOf(language, { Dockerfile: 'FROM busybox\nMAINTAINER me\nRUN echo out; exit 3\n' }),
    )
    await builds.classic()
    await builds.tag.fill('Bad')
    await builds.button('builds.args.add').click()
    await axe(page)
    await builds.tag.fill(`fails-${language}`)
    await builds.build.click()
    await expect(builds.progress(`fails-${language}`).getByRole('alert')).toBeVisible()
    await axe(page)
  }
})
