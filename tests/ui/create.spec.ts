import { ContainersPage } from '../support/pages/containers.ts'
import { createPage } from '../support/pages/create.ts'
import { axe, expect, test } from '../support/ui.ts'
import { languages, wordsOf } from '../support/words.ts'

const t = wordsOf('en')

for (const language of languages) {
  test(`axe finds nothing on the whole create form, refused: ${language}`, async ({ app, page }) => {
    const words = wordsOf(language)
    const form = createPage(page, words)
    await app.open(page, { language, route: '/create?image=postgres' })
    await expect(form.heading).toBeVisible()
    for (const name of ['process', 'network', 'storage', 'life', 'limits', 'rights', 'more']) {
      await form.section(name).click()
    }
    await form.pasteTitle.click()
    await form.field('create.field.memory').fill('lots')
    await form.start.click()
    await expect(form.says('create.problem.bad-size')).toBeVisible()
    await axe(page)
  })
}

test('every wrong field is told where it was typed, and the container that holds a port is named', async ({
  app,
  page,
  docker,
}) => {
  await docker('pull', '--quiet', 'nginx')
  await docker('run', '-d', '--name', 'holder', '-p', '127.0.0.1:18431:80', 'nginx')
  const form = createPage(page, t)
  await app.open(page, { route: '/create?image=nginx' })
  await form.field('create.port.hostPort').fill('18431')
  await form.field('create.port.containerPort').focus()
  await expect(form.says('create.problem.port-taken', { port: 18431, container: 'holder' })).toBeVisible()
  await form.field('create.port.hostPort').fill('')
  await form.field('create.field.name').fill('holder')
  await expect(form.says('create.problem.name-taken')).toBeVisible()
  await form.field('create.field.name').fill('second')
  await form.section('network').click()
  await form.field('create.field.aliases').fill('web')
  await form.section('limits').click()
  await form.field('create.field.cpus').fill('many')
  await form.section('limits').click()
  await form.create.click()
  await expect(form.says('create.problem.needs-own-network')).toBeVisible()
  // The folded section opens, for something in it is wrong.
  await expect(form.says('create.problem.bad-cpus')).toBeVisible()
  await form.field('create.field.cpus').fill('0.5')
  await form.field('create.field.aliases').fill('')
  await form.section('storage').click()
  await form.field('create.field.volumesFrom').fill('nobody')
  await form.create.click()
  // What only the engine knows comes in its own words, and the form stays as it was.
  await expect(form.main.getByRole('alert')).toContainText('No such container: nobody')
  await expect(form.field('create.field.cpus')).toHaveValue('0.5')
  await form.field('create.field.volumesFrom').fill('')
  await form.create.click()
  await expect(page).toHaveURL(/#\/containers\/second$/)
  expect(await docker('inspect', '--format', '{{.State.Status}} {{.HostConfig.NanoCpus}}', 'second')).toBe(
    'created 500000000',
  )
})

test('while a container is being made neither button makes another, however often it is pressed', async ({
  app,
  page,
  docker,
}) => {
  await docker('pull', '--quiet', 'busybox')
  const form = createPage(page, t)
  await app.open(page, { route: '/create?image=busybox' })
  await form.field('create.field.name').fill('')
  await form.field('create.field.command').fill('sleep 1000')
  await form.start.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  // By somebody who goes on clicking until the page is another one.
  for (let time = 0; time < 10; time += 1)
    for (const button of [form.start, form.create])
      await button.evaluateAll((buttons: readonly HTMLElement[]) => {
        for (const one of buttons) one.click()
      })
  await expect(page).toHaveURL(/#\/containers\/.+/)
  expect(await docker('ps', '--all', '--format', '{{.Image}}')).toBe('busybox')
})

test('a pasted line fills the form, what it cannot hold is named, and what was typed survives leaving', async ({
  app,
  page,
  docker,
}) => {
  await docker('pull', '--quiet', 'busybox')
  const form = createPage(page, t)
  await app.open(page, { route: '/create' })
  await form.pasteTitle.click()
  await form
    .field('create.line.label')
    .fill(
      'docker run -d --name pasted \\\n  -e TOKEN="a b" --gpus all --shmsize 1g \\\n  --label role=web -m 64m busybox sleep 1000',
    )
  await form.read.click()
  await expect(form.main.getByText('--gpus all', { exact: true })).toBeVisible()
  await expect(form.main.getByText('--shmsize', { exact: true })).toBeVisible()
  await expect(form.field('create.field.image')).toHaveValue('1g')

  await form
    .field('create.line.label')
    .fill('docker run -d --name pasted -e TOKEN="a b" --gpus all --label role=web -m 64m busybox sleep 1000')
  await form.read.click()
  await expect(form.field('create.field.image')).toHaveValue('busybox')
  await expect(form.section('limits')).toContainText(t('create.set', { count: 1 }))
  await expect(form.command).toHaveText(
    'docker run -d --name pasted -e TOKEN=•••••• --label role=web --memory 64m busybox sleep 1000',
  )
  await form.check('create.env.veil').click()
  await expect(form.value('TOKEN')).toHaveAttribute('type', 'password')
  await form.envPaste.click()
  await form.field('create.env.file').fill('# a comment\nMODE="dev"\nnot a line\nTOKEN=c')
  await form.main.getByRole('button', { name: t('create.env.take', { count: 2 }) }).click()
  await expect(form.says('create.env.left', { lines: 'not a line' })).toBeVisible()
  await expect(form.value('MODE')).toHaveValue('"dev"')
  await expect(form.value('TOKEN')).toHaveValue('c')

  await page.evaluate(() => (location.hash = '/images'))
  await page.evaluate(() => (location.hash = '/create'))
  await expect(form.value('MODE')).toHaveValue('"dev"')
  await form.start.click()
  await expect(page).toHaveURL(/#\/containers\/pasted$/)
  expect(await docker('inspect', '--format', '{{.Config.Env}} {{.HostConfig.Memory}}', 'pasted')).toContain(
    'MODE="dev" TOKEN=c',
  )
})

test('an image is pulled and started from the form alone by keyboard, and an early end is explained there', async ({
  app,
  page,
  docker,
}) => {
  const form = createPage(page, t)
  await app.open(page, { route: '/create' })
  await form.field('create.field.image').focus()
  await page.keyboard.type('hello-world')
  await expect(
    form.says('references.full', { reference: 'docker.io/library/hello-world:latest' }),
  ).toBeVisible()
  await form.field('create.field.name').focus()
  await page.keyboard.type('short')
  await form.start.focus()
  await page.keyboard.press('Enter')
  await expect(form.says('create.run.ended', { name: 'short', code: 0 })).toBeVisible()
  await expect(form.main.getByRole('alert')).toContainText('Hello from Docker!')
  await expect(form.field('create.field.image')).toHaveValue('hello-world')
  expect(await docker('inspect', '--format', '{{.State.Status}}', 'short')).toBe('exited')
})

test('a duplicate has the settings of its container, names what it leaves out, and docker run is copied', async ({
  app,
  page,
  docker,
}) => {
  await docker('pull', '--quiet', 'nginx')
  const limits = ['--cap-add', 'NET_ADMIN', '--cpu-quota', '50000', '--restart', 'always']
  const compose = ['--label', 'com.docker.compose.project=shop']
  await docker('create', '--name', 'first', '-e', 'A=b', '-p', '18432:80', ...limits, ...compose, 'nginx')
  const form = createPage(page, t)
  await app.open(page, { route: '/containers' })
  const containers = new ContainersPage(page)
  await containers.openMenu('first')
  await containers.choose(t('containers.action.copyRun'))
  await expect(page.getByText(t('create.copyRun.left', { settings: '--cpu-quota 50000' }))).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'docker run -d --name first -e A=b -p 18432:80 --restart always --label com.docker.compose.project=shop --cap-add NET_ADMIN nginx',
  )
  await containers.openMenu('first')
  await containers.choose(t('containers.action.duplicate'))
  await expect(form.main.getByText('--cpu-quota 50000', { exact: true })).toBeVisible()
  await expect(form.main.getByText('--label com.docker.compose.project=shop', { exact: true })).toBeVisible()
  await expect(form.value('A')).toHaveValue('b')
  await form.field('create.port.hostPort').fill('')
  await form.field('create.field.name').fill('again')
  await form.create.click()
  await expect(page).toHaveURL(/#\/containers\/again$/)
  expect(
    await docker('inspect', '--format', '{{.HostConfig.CapAdd}} {{.HostConfig.RestartPolicy.Name}}', 'again'),
  ).toBe('[NET_ADMIN] always')
})

test('an engine that goes in the middle takes nothing of what was typed', async ({
  app,
  page,
  ground,
  docker,
}) => {
  await docker('pull', '--quiet', 'busybox')
  const form = createPage(page, t)
  await app.open(page, { route: '/create?image=busybox' })
  await form.field('create.field.name').fill('kept')
  await ground.engine.kill()
  // Under the request or before it: the app knows which, the test does not.
  await form.create.click()
  const told = new RegExp(`${t('create.refused')}|${t('create.unsure')}`)
  await expect(form.main.getByRole('alert').filter({ hasText: told })).toBeVisible()
  await expect(page.getByText(t('frame.lost.engine'))).toBeVisible()
  await form.create.click()
  await expect(form.main.getByRole('alert').filter({ hasText: t('create.refused') })).toContainText(
    t('containers.notSentThen'),
  )
  await expect(form.field('create.field.name')).toHaveValue('kept')
  await ground.engine.start()
  await expect(async () => {
    await form.create.click()
    await expect(page).toHaveURL(/#\/containers\/kept$/, { timeout: 3000 })
  }).toPass({ timeout: 60_000 })
})
