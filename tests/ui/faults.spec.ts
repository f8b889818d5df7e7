import { createServer } from 'node:net'
import { closeServer, listenOnLoopback } from '../support/loopback.ts'
import { createPage } from '../support/pages/create.ts'
import { searchPage } from '../support/pages/search.ts'
import { expect, test } from '../support/ui.ts'
import { wordsOf } from '../support/words.ts'

/** Each costs an engine or a registry: seen in one language. No word is missing in the other, says its catalogue's own test. */
test.describe('in English', () => {
  const language = 'en'
  const t = wordsOf(language)

  test('a bad reference is told at the field, and nothing is asked', async ({ app, page, ground }) => {
    const search = searchPage(page, t)
    await app.open(page, { language, route: '/search' })
    const before = (await ground.hubRequests()).length
    await search.search('team/App:1.0')
    await search.says('references.problem.uppercase')
    await search.search('nginx:')
    await search.says('references.problem.empty-tag')
    await search.search('nginx@sha256:12')
    await search.says('references.problem.bad-digest')
    expect((await ground.hubRequests()).length).toBe(before)
  })

  test('a port that another program holds is told by the engine, and no container is left', async ({
    app,
    page,
    docker,
  }) => {
    const form = createPage(page, t)
    const other = createServer()
    const port = await listenOnLoopback(other)
    await app.open(page, { language, route: '/create?image=nginx' })
    await form.field('create.port.hostIp').fill('127.0.0.1')
    await form.field('create.port.hostPort').fill(String(port))
    await form.start.click()
    await expect(form.says('common.fault.portTakenPort', { port })).toBeVisible()
    await closeServer(other)
    expect(await docker('ps', '--all', '--quiet')).toBe('')
    await form.start.click()
    await expect(page).toHaveURL(/#\/containers\//)
    expect(await docker('ps', '--quiet')).not.toBe('')
  })

  test('no network: the search says so, the typed name can still be tried, and its pull says so', async ({
    app,
    page,
    docker,
    ground,
  }) => {
    const search = searchPage(page, t)
    await ground.hubMode('offline')
    await app.open(page, { language, route: '/search' })
    await search.search('redis:7')
    await search.says('search.failed.offline')
    await search.pull('redis').click()
    await search.says('search.work.failedPull', { reference: 'redis:7' })
    const registry = 'registry-1.docker.io'
    await search.says('common.fault.registryUnreachableRegistry', { registry })
    expect(await docker('image', 'ls', '--quiet')).toBe('')
    await ground.hubMode('online')
    await search.retry.first().click()
    await search.says('search.work.downloaded', { reference: 'redis:7' })
  })

  test('a registry that wants a login is named, with the command', async ({ app, page, docker, ground }) => {
    const search = searchPage(page, t)
    const reference = `${ground.loginRegistry}/private/app:1`
    await app.open(page, { language, route: '/search' })
    await search.search(reference)
    await search.pull(`${ground.loginRegistry}/private/app`).click()
    await search.says('search.work.loginTitle')
    await expect(search.typedCard(reference)).toContainText(`docker login ${ground.loginRegistry}`)
    expect(await docker('image', 'ls', '--quiet')).toBe('')
  })

  test('a container that somebody removed meanwhile', async ({ app, page, docker }) => {
    await docker('pull', '--quiet', 'nginx')
    await docker('run', '--detach', '--name', 'web-1', 'nginx')
    await app.open(page, { language, route: '/containers/web-1' })
    await expect(page.getByRole('heading', { name: 'web-1', level: 1 })).toBeVisible()
    await docker('rm', '--force', 'web-1')
    await expect(page.getByRole('heading', { name: t('container.gone.title') })).toBeVisible()
  })
})

test.describe('in Korean', () => {
  const language = 'ko'
  const t = wordsOf(language)

  test('a name that is taken, a port out of range and a port taken are told at their fields', async ({
    app,
    page,
    docker,
  }) => {
    const form = createPage(page, t)
    await docker('pull', '--quiet', 'nginx')
    await docker('run', '--detach', '--name', 'web-1', '--publish', '80', 'nginx')
    const port = (await docker('port', 'web-1', '80')).replace(/^.*:(\d+)[^]*$/, '$1')
    await app.open(page, { language, route: '/create?image=nginx' })
    await form.field('create.field.name').fill('web-1')
    await expect(form.says('create.problem.name-taken')).toBeVisible()
    await form.field('create.port.hostPort').fill('70000')
    await form.field('create.field.name').focus()
    await expect(form.says('create.problem.port-out-of-range')).toBeVisible()
    await form.field('create.port.hostPort').fill(port)
    await expect(form.says('create.problem.port-taken', { port, container: 'web-1' })).toBeVisible()
    await form.start.click()
    await expect(form.heading).toBeVisible()
    expect(await docker('ps', '--all', '--format', '{{.Names}}')).toBe('web-1')
  })

  test('an image that the registry does not have', async ({ app, page, docker, registry }) => {
    const search = searchPage(page, t)
    await app.open(page, { language, route: '/search' })
    await search.search(`${registry}/team/nothing:1.0`)
    await search.run(`${registry}/team/nothing`).click()
    await search.says('search.work.notInRegistry')
    await search.says('search.work.failedRun', { reference: `${registry}/team/nothing:1.0` })
    await expect(search.typedCard(`${registry}/team/nothing:1.0`).getByRole('alert')).toContainText(
      `docker run -d ${registry}/team/nothing:1.0`,
    )
    expect(await docker('ps', '--all', '--quiet')).toBe('')
  })

  test('a search that the registry limits says so', async ({ app, page, ground }) => {
    const search = searchPage(page, t)
    await ground.hubMode('limited')
    await app.open(page, { language, route: '/search' })
    await search.search('web server')
    await search.says('search.failed.rateLimited')
    await ground.hubMode('online')
    await search.retry.click()
    await search.says('search.noResults')
  })

  test('an engine that dies in the middle of a pull', async ({ app, page, docker, ground, registry }) => {
    const search = searchPage(page, t)
    const reference = `${registry}/team/big:1.0`
    await ground.limitRegistry(2_000_000)
    await app.open(page, { language, route: '/search' })
    await search.search(reference)
    await search.pull(`${registry}/team/big`).click()
    await expect(search.typedCard(reference)).toContainText(/MB/)
    await ground.engine.kill()
    await ground.limitRegistry(null)
    await ground.engine.start()
    await search.says('search.work.failedPull', { reference })
    expect(await docker('image', 'ls', '--quiet', reference)).toBe('')
    await expect(page.getByText(t('frame.lost.engine'))).toBeHidden()
    await search.retry.first().click()
    await search.says('search.work.downloaded', { reference })
  })

  test('a container whose log driver keeps nothing', async ({ app, page, docker }) => {
    await docker('pull', '--quiet', 'nginx')
    await docker('run', '--detach', '--name', 'quiet', '--log-driver', 'none', 'nginx')
    await app.open(page, { language, route: '/containers/quiet/logs' })
    await expect(page.getByText(t('logs.noDriver.title')).first()).toBeVisible()
    expect(await docker('inspect', '--format', '{{.State.Running}}', 'quiet')).toBe('true')
  })
})
