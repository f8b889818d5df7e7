import { ContainerPage } from '../support/pages/container.ts'
import { axe, expect, test } from '../support/ui.ts'

const endless = ['busybox', 'sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.2; done'] as const

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

test('the overview tells what inspect tells', async ({ app, page, docker }) => {
  const options = [
    '-e',
    'SECRET=hush',
    '-m',
    '64m',
    '--restart',
    'on-failure:3',
    '-v',
    'data:/data',
    '-w',
    '/srv',
  ]
  await docker('run', '-d', '--name', 'web-1', ...options, '-p', '127.0.0.1:0:80', ...endless)
  await app.open(page)
  const container = new ContainerPage(page)
  await container.goto('web-1')
  const port = (await docker('port', 'web-1', '80')).split(':').at(-1)
  const address = await docker('inspect', '--format', '{{.NetworkSettings.IPAddress}}', 'web-1')
  await expect(container.section('Ports').getByRole('link')).toHaveAttribute(
    'href',
    `http://localhost:${port}`,
  )
  await expect(container.section('Networks')).toContainText(address)
  await expect(container.section('Mounts')).toContainText('at /data')
  await expect(container.section('Settings')).toContainText('64 MiB')
  await expect(container.section('Settings')).toContainText('Starts again after a failure, at most 3 times')
  await expect(container.section('Settings')).toContainText('/srv')
  const environment = container.section('Environment').first()
  await expect(environment).toContainText('SECRET')
  await expect(environment).not.toContainText('hush')
  await container.button('Show values').click()
  await expect(environment).toContainText('hush')
  await docker('rm', '--force', 'web-1')
  await docker('volume', 'rm', 'data')
})

test('the life cycle acts, and moves with what the engine tells', async ({ app, page, docker }) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await app.open(page)
  const container = new ContainerPage(page)
  await container.goto('web-1')
  const life = container.lifeCycle
  await expect(life).toHaveAccessibleName('Life cycle: Running now')
  await life.getByRole('button', { name: 'Pause web-1', exact: true }).click()
  await expect(life).toHaveAccessibleName('Life cycle: Paused now')
  await expect(life).toContainText('memory kept, nothing runs')
  expect(await docker('inspect', '--format', '{{.State.Status}}', 'web-1')).toBe('paused')
  await docker('unpause', 'web-1')
  await expect(life).toHaveAccessibleName('Life cycle: Running now')
  await life.getByRole('button', { name: 'Kill web-1', exact: true }).click()
  await expect(container.section('How it ended')).toContainText('killed (SIGKILL)')
  await life.getByRole('button', { name: 'Start web-1', exact: true }).click()
  await expect(life).toHaveAccessibleName('Life cycle: Running now')
})

for (const [language, title, words] of [
  ['en', 'How it ended', 'its command was not found (127)'],
  ['ko', '종료 이유', '명령을 찾을 수 없음 (127)'],
] as const)
  test(`an exit code is explained (${language})`, async ({ app, page, docker }) => {
    await docker('run', '--name', 'broken', 'busybox', 'sh', '-c', 'no-such-thing').catch(() => '')
    await app.open(page, { language })
    const container = new ContainerPage(page)
    await container.goto('broken')
    await expect(container.section(title)).toContainText(words)
  })

test('the docker commands of a container name all that can be done with it', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await app.open(page, { route: '/containers/web-1?dialog=command' })
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('docker rename web-1 new-name')
  await expect(dialog).toContainText('docker commit web-1 team/web:1.0')
  for (const line of ['attach web-1', 'stats web-1', 'cp web-1:/PATH .', 'export -o web-1.tar web-1'])
    await expect(dialog).toContainText(`docker ${line}`)
  await expect(dialog).toContainText('docker rm --force web-1')
})

test('renamed by another hand the page follows; removed, it says so', async ({ app, page, docker }) => {
  await docker('create', '--name', 'web-1', 'busybox')
  await app.open(page)
  const container = new ContainerPage(page)
  await container.goto('web-1')
  await docker('rename', 'web-1', 'web-2')
  await expect(container.heading('web-2')).toBeVisible()
  await docker('rm', 'web-2')
  await expect(page.getByText('This container is gone')).toBeVisible()
  await expect(container.heading('web-2')).toBeFocused()
  await page.getByRole('button', { name: 'All containers' }).click()
  await expect(page.getByText('No containers yet')).toBeVisible()
})

for (const language of ['en', 'ko'] as const)
  test(`axe finds nothing on the overview (${language})`, async ({ app, page, docker }) => {
    const health = ['--health-cmd', 'false', '--health-interval', '1s', '--health-retries', '1']
    await docker('run', '-d', '--name', 'web-1', ...health, '-l', 'a=b', '-p', '127.0.0.1:0:80', ...endless)
    await app.open(page, { language })
    const container = new ContainerPage(page)
    await container.goto('web-1')
    await expect(container.section(language === 'en' ? 'Settings' : '설정')).toBeVisible()
    await axe(page)
  })
