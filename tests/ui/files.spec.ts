import { readFile } from 'node:fs/promises'
import { filesPage } from '../support/pages/files.ts'
import { framePage } from '../support/pages/frame.ts'
import { axe, expect, test } from '../support/ui.ts'
import { wordsOf } from '../support/words.ts'

const t = wordsOf('en')
const endless = 'trap "exit 0" TERM; while true; do sleep 0.2; done'
const make = `mkdir -p /srv/site/empty && cd /srv/site && echo hello > index.html && chmod 640 index.html &&
printf 'x\\0y' > logo.png && ln -s index.html home && ln -s /srv/site/empty door && ln -s round round && rm /etc/group; touch /srv/ready`

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

test('a person walks the folders by keyboard, reads a file, changes it and saves it', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', 'busybox', 'sh', '-c', `${make}; ${endless}`)
  await expect.poll(() => docker('exec', 'web-1', 'sh', '-c', 'ls /srv || true')).toContain('ready')
  await app.open(page, { route: '/containers/web-1/files?path=/srv' })
  const files = filesPage(page, t)
  await expect(files.row('site')).toContainText('Added since the image')
  await files.name('site').focus()
  await page.keyboard.press('Enter')
  await expect(files.path).toHaveValue('/srv/site')
  await expect(files.row('index.html')).toContainText('rw-r-----')
  await expect(files.row('index.html')).toContainText('6 B')
  await expect(files.row('home')).toContainText('index.html')
  // In a narrow window there is no column for it to be cut in.
  await page.setViewportSize({ width: 400, height: 800 })
  const below = files.row('index.html').getByText(/^6 B · rw-r----- · /)
  await below.scrollIntoViewIfNeeded()
  await expect(below).toBeInViewport({ ratio: 1 })
  await expect(files.row('index.html').getByText('rw-r-----', { exact: true })).toBeHidden()
  await page.setViewportSize({ width: 1280, height: 720 })
  await files.name('empty').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t('files.emptyTitle') })).toBeVisible()
  await page.getByRole('button', { name: t('files.up') }).press('Enter')
  await files.name('door').focus()
  await page.keyboard.press('Enter')
  await expect(files.path).toHaveValue('/srv/site/door')
  await expect(page.getByRole('heading', { name: t('files.emptyTitle') })).toBeVisible()
  await page.getByRole('button', { name: t('files.up') }).press('Enter')
  await files.name('round').press('Enter')
  await expect(files.dialog('/srv/site/round')).toContainText(t('common.fault.linkLoop'))
  await page.keyboard.press('Escape')
  await files.name('home').press('Enter')
  await expect(files.content).toHaveValue('hello\n')
  await page.keyboard.press('Escape')
  await files.name('empty').focus()
  await page.keyboard.press('End')
  await expect(files.name('round')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(files.name('logo.png')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(files.dialog('/srv/site/logo.png')).toContainText(t('files.readOnly.binary'))
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowUp')
  await expect(files.name('index.html')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(files.content).toHaveValue('hello\n')
  await files.content.fill('hello, harbour\n')
  await page.keyboard.press('Escape')
  await expect(files.dialog('/srv/site/index.html')).toContainText(t('files.discard.title'))
  await page.getByRole('button', { name: t('files.discard.keep') }).click()
  await page.getByRole('button', { name: t('files.save'), exact: true }).click()
  await expect(files.dialog('/srv/site/index.html')).toContainText(t('files.saved'))
  await expect(files.dialog('/srv/site/index.html')).toContainText('15 B')
  expect(await docker('exec', 'web-1', 'stat', '-c', '%a', '/srv/site/index.html')).toBe('640')
  await docker('exec', 'web-1', 'sh', '-c', 'echo theirs > /srv/site/index.html')
  await files.content.fill('mine\n')
  await page.getByRole('button', { name: t('files.save'), exact: true }).click()
  await expect(page.getByRole('alert')).toContainText(t('files.stale'))
  await expect(files.content).toHaveValue('mine\n')
  expect(await docker('exec', 'web-1', 'cat', '/srv/site/index.html')).toBe('theirs')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: t('files.discard.yes') }).click()
  // Nothing was sent: the last command may not read as if it had been.
  const { lastCommand } = framePage(page, t)
  await expect(lastCommand).toContainText('docker cp')
  await expect(lastCommand).toContainText(t('activity.deed.failed'))
  await files.name('index.html').focus()
  await page.keyboard.press('Backspace')
  await expect(files.path).toHaveValue('/srv')
  await files.path.fill('../etc')
  await page.keyboard.press('Enter')
  await expect(files.row('group')).toContainText('Deleted since the image')
})

test('files come down and go up, also into a stopped container; what is there is asked about', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '--name', 'web-1', 'busybox', 'sh', '-c', make)
  await app.open(page, { route: '/containers/web-1/files?path=/srv/site' })
  const files = filesPage(page, t)
  await expect(page.getByText(/^Read through the engine at /)).toBeVisible()
  const down = page.waitForEvent('download')
  await files
    .row('index.html')
    .getByRole('button', { name: t('files.downloadNamed', { name: 'index.html' }) })
    .click()
  const saved = await down
  expect(saved.suggestedFilename()).toBe('index.html')
  expect(await readFile(await saved.path(), 'utf8')).toBe('hello\n')
  await expect(files.transfer('web-1:/srv/site/index.html')).toContainText('1 file, 6 B')

  await files.drop([
    { name: 'new 파일.txt', body: 'dropped' },
    { name: 'index.html', body: 'replaced' },
  ])
  const taken = page.getByRole('dialog', { name: t('files.taken.title', { count: 1 }) })
  await expect(taken).toContainText('index.html')
  await expect(taken.getByRole('button', { name: t('common.cancel') })).toBeFocused()
  await taken.getByRole('button', { name: t('files.taken.replace', { count: 1 }) }).click()
  await expect(files.transfer('web-1:/srv/site')).toContainText(['1 file', '2 files, 15 B'])
  await expect(files.row('new 파일.txt')).toContainText('7 B')
  expect(await docker('cp', 'web-1:/srv/site/index.html', '-')).toContain('replaced')
  await expect(files.row('index.html')).toContainText('rw-r-----')

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: t('files.uploadFiles') }).click(),
  ])
  await chooser.setFiles({
    name: 'big.bin',
    mimeType: 'application/octet-stream',
    buffer: Buffer.alloc(1000),
  })
  await expect(files.row('big.bin')).toContainText('1 kB')
})

test('an upload is cancelled where it is shown; a dead engine and a removed container are said', async ({
  app,
  page,
  docker,
  ground,
}) => {
  await docker('run', '-d', '--name', 'web-1', 'busybox', 'sh', '-c', endless)
  await app.open(page, { route: '/containers/web-1/files?path=/etc' })
  const files = filesPage(page, t)
  await expect(files.name('passwd')).toBeVisible()
  // The page's bytes never come: the upload hangs in its middle.
  await page.route('**/transfer/*', () => undefined)
  await files.drop([{ name: 'slow', body: 'x' }])
  await files
    .transfer('web-1:/etc')
    .getByRole('button', { name: t('activity.cancelTask', { subject: 'web-1:/etc' }) })
    .click()
  await expect(files.transfer('web-1:/etc')).toContainText(t('files.uploadCancelled'))

  await ground.engine.kill()
  await page.getByRole('button', { name: t('files.refresh') }).click()
  await expect(page.getByRole('heading', { name: t('files.failedTitle') })).toBeVisible()
  await ground.engine.start()
  await expect(files.name('passwd')).toBeVisible({ timeout: 60_000 })
  await docker('rm', '--force', 'web-1')
  await expect(page.getByRole('heading', { name: t('container.gone.title') })).toBeVisible()
})

test('folders are made, and names changed and deleted, by keyboard in Korean; where it cannot be, it is said', async ({
  app,
  page,
  docker,
}) => {
  const ko = wordsOf('ko')
  await docker('run', '-d', '--name', 'web-1', 'busybox', 'sh', '-c', `mkdir -p /srv/kept; ${endless}`)
  await app.open(page, { language: 'ko', route: '/containers/web-1/files?path=/srv' })
  const files = filesPage(page, ko)
  await expect(files.row('kept')).toBeVisible()
  const make = page.getByRole('button', { name: ko('files.newFolder') })
  await make.press('Enter')
  const question = page.getByRole('dialog')
  await page.keyboard.type('a/b')
  await expect(question.getByText(ko('files.nameProblem'))).toBeVisible()
  await expect(question.getByText(ko('files.nameMissing'))).toBeVisible()
  await axe(page)
  await question.getByRole('textbox').fill('kept')
  await page.keyboard.press('Enter')
  await expect(question.getByRole('alert')).toContainText(ko('common.fault.fileExists', { name: 'kept' }))
  await question.getByRole('textbox').fill('새 것')
  await expect(question.getByLabel(ko('common.command'))).toHaveText(
    "docker exec -u 0 web-1 mkdir '/srv/새 것'",
  )
  await page.keyboard.press('Enter')
  await expect(make).toBeFocused()
  await files.name('새 것').focus()
  await page.keyboard.press('F2')
  await question.getByRole('textbox').fill('old')
  await page.keyboard.press('Enter')
  await expect(files.row('old')).toBeVisible()
  await files.name('old').focus()
  await page.keyboard.press('Delete')
  await expect(question.getByRole('button', { name: ko('common.cancel') })).toBeFocused()
  await expect(question.getByLabel(ko('common.command'))).toHaveText('docker exec -u 0 web-1 rm -r /srv/old')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(files.row('old')).toHaveCount(0)
  await expect(files.name('kept')).toBeFocused()
  expect(await docker('exec', 'web-1', 'ls', '/srv')).toBe('kept')
  await docker('stop', 'web-1')
  await expect(page.getByText(ko('files.arrangeNot'))).toBeVisible()
  await expect(make).toBeDisabled()
})

for (const language of ['en', 'ko'] as const)
  test(`axe finds nothing on a folder, a file and a question (${language})`, async ({
    app,
    page,
    docker,
  }) => {
    const words = wordsOf(language)
    await docker('run', '--name', 'web-1', 'busybox', 'sh', '-c', make)
    await app.open(page, { language, route: '/containers/web-1/files?path=/srv/site' })
    const files = filesPage(page, words)
    // Nothing is taken before the folder is there.
    await expect(files.row('index.html')).toBeVisible()
    await files.drop([{ name: 'index.html', body: 'x' }])
    await expect(page.getByRole('dialog', { name: words('files.taken.title', { count: 1 }) })).toBeVisible()
    await axe(page)
    await page.keyboard.press('Escape')
    await axe(page)
    await files.name('index.html').click()
    await expect(files.content).toHaveValue('hello\n')
    await axe(page)
  })
