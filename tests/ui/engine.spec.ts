import { mkdirSync, renameSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { startBrowserHost } from '../support/browser-host.ts'
import { closeServer } from '../support/loopback.ts'
import { enginePage } from '../support/pages/engine.ts'
import { framePage } from '../support/pages/frame.ts'
import { startScriptedEngine } from '../support/scripted-engine.ts'
import { axe, expect, openPage, test } from '../support/ui.ts'
import { inTurn, languages, wordsOf } from '../support/words.ts'

const t = wordsOf('en')

/** A socket that nobody listens on, as a killed engine leaves it. */
async function deadSocket(path: string): Promise<void> {
  const server = createServer()
  server.listen(`${path}.live`)
  await once(server, 'listening')
  // Node takes the file it made with it when it closes; under another name it stays.
  renameSync(`${path}.live`, path)
  await closeServer(server)
}

/** Without the right that lets root look behind every door. */
const asOrdinaryUser =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', '--'] : []

interface Case {
  readonly diagnosis: string
  readonly environment: (folder: string) => Promise<NodeJS.ProcessEnv> | NodeJS.ProcessEnv
  readonly shows?: string
  readonly through?: readonly string[]
}

const cases: readonly Case[] = [
  {
    diagnosis: 'noSocket',
    environment: (folder) => ({ DOCKER_HOST: `unix://${folder}/none.sock` }),
    shows: 'sudo systemctl enable --now docker',
  },
  {
    diagnosis: 'refused',
    environment: async (folder) => {
      await deadSocket(join(folder, 'dead.sock'))
      return { DOCKER_HOST: `unix://${folder}/dead.sock` }
    },
    shows: 'sudo systemctl restart docker',
  },
  {
    diagnosis: 'permission',
    environment: (folder) => {
      mkdirSync(join(folder, 'closed'), { mode: 0o000 })
      return { DOCKER_HOST: `unix://${folder}/closed/docker.sock` }
    },
    shows: 'sudo usermod --append --groups docker $USER',
    through: asOrdinaryUser,
  },
  {
    diagnosis: 'unknownContext',
    environment: () => ({ DOCKER_CONTEXT: 'nowhere' }),
    shows: 'docker context ls',
  },
  {
    diagnosis: 'badAddress',
    environment: () => ({ DOCKER_HOST: 'carrier-pigeon://roof' }),
    shows: 'printenv DOCKER_HOST',
  },
  { diagnosis: 'sshNotYet', environment: () => ({ DOCKER_HOST: 'ssh://me@far' }), shows: 'ssh -N -L' },
]

for (const [index, { diagnosis, environment, shows, through }] of cases.entries()) {
  const language = inTurn(index)
  test(`without an engine the page says why and what to do: ${diagnosis}, ${language}`, async ({
    ground,
    page,
  }, { workerIndex, retry }) => {
    const folder = join(ground.folder, `${diagnosis}-${language}-${String(workerIndex)}-${String(retry)}`)
    mkdirSync(folder)
    const { DOCKER_HOST: _host, DOCKER_CONTEXT: _context, ...clean } = ground.environment
    const host = await startBrowserHost({
      folder,
      environment: { ...clean, ...(await environment(folder)) },
      ...(through === undefined ? {} : { through }),
    })
    const words = wordsOf(language)
    const engine = enginePage(page, words)
    try {
      await openPage(page, host, { language, theme: language === 'ko' ? 'dark' : 'light' })
      await expect(engine.none).toBeVisible()
      await expect(engine.says(`engine.diagnosis.${diagnosis}`)).toBeVisible()
      if (shows !== undefined) await expect(engine.main).toContainText(shows)
      if (diagnosis === 'permission') await expect(engine.says('engine.step.groupWarning')).toBeVisible()
      await expect(engine.tryNow).toBeVisible()
      await axe(page)
    } finally {
      await page.close()
      await host.stop()
    }
  })
}

test('an engine that is too old is named as that', async ({ ground, page }) => {
  const old = { 'Api-Version': '1.24', Ostype: 'linux' }
  const scripted = await startScriptedEngine(join(ground.folder, 'old.sock'), {
    'GET /_ping': (_, wire) => wire.json(200, 'OK', old),
    'HEAD /_ping': (_, wire) => wire.json(200, '', old),
    'GET /version': (_, wire) =>
      wire.json(200, { Version: '1.12.6', ApiVersion: '1.24', Os: 'linux', Arch: 'amd64' }),
  })
  const host = await startBrowserHost({
    folder: ground.folder,
    environment: { ...ground.environment, DOCKER_HOST: scripted.host },
  })
  const engine = enginePage(page, wordsOf('ko'))
  try {
    await openPage(page, host, { language: 'ko' })
    await expect(engine.tooOld).toBeVisible()
    await expect(engine.says('engine.diagnosis.tooOld')).toBeVisible()
    await axe(page)
  } finally {
    await page.close()
    await host.stop()
    await scripted.close()
  }
})

test('an engine that comes is found by itself, and one that is found is chosen by hand', async ({
  ground,
  page,
}) => {
  const socket = join(ground.folder, 'late.sock')
  const { DOCKER_CONTEXT: _context, ...clean } = ground.environment
  const host = await startBrowserHost({
    folder: ground.folder,
    environment: { ...clean, DOCKER_HOST: `unix://${socket}` },
  })
  const engine = enginePage(page, t)
  const frame = framePage(page, t)
  await openPage(page, host)
  await expect(engine.none).toBeVisible()
  const late = await startScriptedEngine(socket)
  try {
    await expect(frame.heading).toHaveText('Containers')
    await expect(frame.badge).toContainText('Docker 20.10')

    await frame.section('engine').click()
    await engine.address.fill('nonsense')
    await engine.connect.click()
    await expect(engine.says('engine.choose.addressBad')).toBeVisible()
    await engine.address.fill(ground.environment['DOCKER_HOST'] ?? '')
    await engine.connect.click()
    await expect(engine.connection).toContainText(ground.environment['DOCKER_HOST'] ?? '')
    await expect(engine.connection).toContainText(t('engine.source.choice'))
  } finally {
    await page.close()
    await host.stop()
    await late.close()
  }
})

test('the engine page tells what docker info tells, and what Quayside holds open', async ({
  app,
  page,
  docker,
}) => {
  await app.open(page, { route: '/engine' })
  const engine = enginePage(page, t)
  const told = await docker(
    'info',
    '--format',
    '{{.ServerVersion}}|{{.Driver}}|{{.DockerRootDir}}|{{.KernelVersion}}',
  )
  for (const part of told.trim().split('|')) await expect(engine.about).toContainText(part)
  // Read beside what it tells of: the second look has the first one's calls.
  await engine.trouble.getByRole('button', { name: t('engine.refresh') }).click()
  await expect(engine.trouble).toContainText('/info')
  await expect(engine.trouble).toContainText(t('engine.trouble.openStreams'))
  // The page scrolls within the frame, and the window not at all.
  expect(
    await page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight),
  ).toBe(0)
})

test('an engine that goes is told over the page that may be old, and taken back when it returns', async ({
  app,
  page,
  docker,
  ground,
  watch,
}) => {
  watch.expectNoise(/./)
  await docker('pull', '--quiet', 'busybox')
  await docker('create', '--name', 'web-1', 'busybox')
  await app.open(page)
  const frame = framePage(page, t)
  await expect(frame.main.getByText('web-1').first()).toBeVisible()
  await ground.engine.kill()
  await expect(frame.lost).toContainText(t('frame.lost.engine'))
  await expect(frame.main.getByText('web-1').first()).toBeVisible()
  await axe(page)
  await ground.engine.start()
  await expect(frame.lost).toBeHidden({ timeout: 30_000 })
})

for (const language of languages) {
  test(`axe finds nothing on the engine page: ${language}`, async ({ app, page }) => {
    await app.open(page, { language, route: '/engine' })
    await expect(enginePage(page, wordsOf(language)).about).toContainText('20.10')
    await axe(page)
  })
}
