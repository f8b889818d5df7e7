import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TerminalPage } from '../support/pages/terminal.ts'
import { axe, expect, test } from '../support/ui.ts'
import { languages, wordsOf } from '../support/words.ts'

const t = wordsOf('en')

test.beforeEach(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

const start = [
  'run',
  '-d',
  '--name',
  'web-1',
  'busybox',
  'sh',
  '-c',
  'trap "exit 7" TERM; sleep 1000000 & wait',
]

test('a shell lives on while the page shows something else, and ends with its tab', async ({
  app,
  page,
  docker,
}) => {
  await docker(...start)
  const terminal = new TerminalPage(page, t)
  await app.open(page)
  await terminal.goto('web-1')
  await terminal.prompt()
  await expect(terminal.status).toHaveText('Connected')
  await expect(page.getByLabel('Docker command').last()).toHaveText('docker exec -it web-1 /bin/ash')
  await page.keyboard.insertText("printf '안녕\\033[6n'; cat")
  await page.keyboard.press('Enter')
  // The answer to "where is the cursor": two signs of two columns each stand before it.
  await expect(terminal.screen).toContainText(/안녕\s?\^\[\[\d+;5R/)
  await page.keyboard.press('Control+c')

  // Its keys are its own; one of them leads out.
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+L')
  await expect(terminal.tab('ash 1')).toBeFocused()

  await terminal.choose('plain')
  await expect(terminal.tab('ash 2')).toHaveAttribute('aria-selected', 'true')
  await terminal.prompt()
  await expect(terminal.screen).not.toContainText('안녕')
  await page.getByRole('tab', { name: 'Overview' }).click()
  await page.getByRole('tab', { name: 'Terminal', exact: true }).click()
  await terminal.tab('ash 1').click()
  await expect(terminal.screen).toContainText('안녕')
  await page.getByRole('searchbox', { name: 'Search the terminal' }).fill('no such text')
  await expect(page.getByText('Not found')).toBeVisible()

  await terminal.tab('ash 2').click()
  await page.locator('.xterm-helper-textarea').focus()
  await page.keyboard.press('Control+d')
  await expect(terminal.status).toHaveText('Ended with code 0.')
  await page.getByRole('button', { name: 'Open again' }).click()
  await expect(terminal.status).toHaveText('Connected')
  await terminal.close()
  await expect(terminal.tab('ash 2')).toHaveCount(0)
  await terminal.close()
  await expect(page.getByRole('heading', { name: 'No terminal is open' })).toBeVisible()
  await expect.poll(() => docker('top', 'web-1')).not.toContain('ash')
})

test('a terminal takes a program, user, directory and environment, and goes with the window', async ({
  app,
  page,
  docker,
}) => {
  await docker(...start)
  const terminal = new TerminalPage(page, t)
  await app.open(page)
  await terminal.goto('web-1')
  await terminal.prompt()
  await terminal.choose('options')
  await page.getByRole('textbox', { name: 'User' }).fill('1:1')
  await page.getByRole('textbox', { name: 'Working directory' }).fill('tmp')
  await expect(page.getByText('A path in the container starts with /.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Working directory' }).fill('/tmp')
  await page.getByRole('textbox', { name: 'Environment' }).fill('GREETING=hi there')
  await page.getByRole('combobox', { name: 'Program' }).selectOption('/bin/sh')
  await expect(page.getByRole('dialog').getByLabel('Docker command')).toHaveText(
    "docker exec -it -u 1:1 -w /tmp -e 'GREETING=hi there' web-1 /bin/sh",
  )
  await page.getByRole('button', { name: 'Open the terminal' }).click()
  await expect(terminal.screen).toContainText('/tmp $')
  await page.keyboard.type('echo $(id -u) $GREETING\n')
  await expect(terminal.screen).toContainText('1 hi there')
  await page.close()
  await expect.poll(() => docker('top', 'web-1')).not.toContain('/bin/sh')
})

test('a command shows its output, its errors and its code, and can be cancelled', async ({
  app,
  page,
  docker,
}) => {
  await docker(...start)
  const terminal = new TerminalPage(page, t)
  await app.open(page)
  await terminal.goto('web-1')
  await terminal.prompt()
  await terminal.choose('command')
  await expect(terminal.line).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Type a command, such as ls -l /')).toBeVisible()
  await terminal.line.fill('echo out; echo problem >&2; exit 3')
  await expect(page.getByText(/No shell reads this line, so ; would not/)).toBeVisible()
  await page.getByRole('button', { name: 'Let a shell run it' }).click()
  await expect(terminal.line).toHaveValue("sh -c 'echo out; echo problem >&2; exit 3'")
  await terminal.line.press('Enter')
  await expect(terminal.status).toHaveText('Ended with code 3.')
  await expect(page.locator('[data-stream=stdout]')).toHaveText('out\n')
  await expect(page.locator('[data-stream=stderr]')).toContainText('problem')

  await terminal.line.fill('sleep 5555')
  await terminal.line.press('Enter')
  await expect(terminal.status).toHaveText('Running…')
  await expect.poll(() => docker('top', 'web-1')).toContain('5555')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(terminal.status).toContainText('Cancelled')
  await expect.poll(() => docker('top', 'web-1')).not.toContain('5555')
})

test('the main process is started attached, left running, and its end is the container’s', async ({
  app,
  page,
  docker,
}) => {
  await docker('create', '-it', '--name', 'box', 'busybox', 'sh', '-c', 'echo first; exec sh')
  const terminal = new TerminalPage(page, t)
  await app.open(page)
  await terminal.goto('box')
  await page.getByRole('main').getByRole('button', { name: 'Start attached' }).click()
  await expect(terminal.screen).toContainText('first')
  await expect(page.getByText(/Ctrl\+C goes to it/)).toBeVisible()
  await expect(page.getByLabel('Docker command').last()).toHaveText('docker start -ai box')
  await page.keyboard.press('Control+p')
  await page.keyboard.press('Control+q')
  await expect(terminal.status).toContainText('Detached.')
  expect(await docker('inspect', '--format', '{{.State.Running}}', 'box')).toBe('true')
  await terminal.choose('detachKeys')
  await page.getByRole('textbox', { name: t('terminal.keys.label') }).fill('ctrl-x,x')
  await page.getByRole('button', { name: t('terminal.keys.attach'), exact: true }).click()
  await expect(terminal.status).toHaveText('Connected')
  await expect(page.getByLabel('Docker command').last()).toHaveText(
    'docker attach --detach-keys ctrl-x,x box',
  )
  await page.keyboard.press('Control+x')
  await page.keyboard.press('x')
  await expect(terminal.status).toContainText('Detached.')
  await terminal.choose('attach')
  await expect(terminal.status).toHaveText('Connected')
  await page.keyboard.type('exit 4\n')
  await expect(terminal.status).toHaveText('The container stopped with code 4, and the terminal with it.')
})

test('a dead engine is not an exit, and a container without a shell is told so', async ({
  app,
  page,
  docker,
  ground,
}) => {
  const context = await mkdtemp(join(tmpdir(), 'quayside-no-shell-'))
  await writeFile(
    join(context, 'Dockerfile'),
    'FROM busybox AS all\nFROM scratch\nCOPY --from=all /bin/busybox /busybox\n',
  )
  await docker('build', '--quiet', '--tag', 'bare', context)
  await rm(context, { recursive: true })
  await docker('run', '-d', '--name', 'bare', 'bare', '/busybox', 'sleep', '1000000')
  await docker(...start)
  const terminal = new TerminalPage(page, t)
  await app.open(page)
  await terminal.goto('bare')
  await expect(page.getByRole('heading', { name: 'There is no shell in this container' })).toBeVisible()
  await expect(page.getByText('docker run -it --rm --pid=container:bare')).toBeVisible()
  await axe(page)
  await page.getByRole('button', { name: t('terminal.new.command') }).click()
  await terminal.line.fill('/busybox sleep 5555')
  await terminal.line.press('Enter')
  await expect.poll(() => docker('top', 'bare')).toContain('5555')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(terminal.status).toHaveText(t('terminal.run.cancelledStays'))
  await terminal.goto('web-1')
  await terminal.prompt()
  await ground.engine.kill()
  await expect(terminal.status).toContainText('The engine is gone.')
  await expect(terminal.screen).toContainText('/ #')
  await ground.engine.start()
  await docker('start', 'web-1')
  await page.getByRole('button', { name: 'Open again' }).click()
  await expect(terminal.status).toHaveText('Connected', { timeout: 20_000 })
})

test('a paused container keeps its programs, which is said; what a removed one showed stays while it is looked at', async ({
  app,
  page,
  docker,
}) => {
  await docker(...start)
  const terminal = new TerminalPage(page, t)
  await app.open(page)
  await terminal.goto('web-1')
  await terminal.prompt()
  await terminal.choose('plain')
  await terminal.prompt()
  await docker('pause', 'web-1')
  await expect(terminal.status).toHaveText(t('terminal.pausedShell'))
  await terminal.close()
  await expect(page.getByText(t('terminal.stays.title', { name: 'web-1' }))).toBeVisible()
  expect(await docker('top', 'web-1')).toMatch(/ash[^]*ash/)
  await docker('unpause', 'web-1')
  await expect(terminal.status).toHaveText('Connected')
  await expect.poll(() => docker('top', 'web-1')).not.toMatch(/ash[^]*ash/)
  await docker('rm', '--force', 'web-1')
  await expect(terminal.status).toHaveText(/The container (was removed|stopped with code 137)/)
  await expect(page.getByText(t('container.goneLog'))).toBeVisible()
  await expect(terminal.screen).toContainText('/ #')
  await expect(page.getByRole('button', { name: 'Open again' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: t('terminal.new.label'), exact: true })).toHaveCount(0)
  await axe(page)
  await page.getByRole('tab', { name: 'Overview' }).click()
  await expect(page.getByRole('heading', { name: t('container.gone.title') })).toBeVisible()
})

test('terminals and commands pass axe, and speak both languages', async ({ app, page, docker }) => {
  await docker(...start)
  for (const language of languages) {
    const words = wordsOf(language)
    const terminal = new TerminalPage(page, words)
    await app.open(page, { language })
    await terminal.goto('web-1')
    await terminal.prompt()
    await expect(terminal.status).toHaveText(words('terminal.open'))
    // It comes back on the change stream, and stays for the next page.
    const readable = page.getByRole('checkbox', { name: words('terminal.readable') })
    if (!(await readable.isChecked())) await readable.click()
    await expect(readable).toBeChecked()
    await expect(page.locator('.xterm-accessibility-tree')).toContainText('/ #')
    await axe(page)
    await terminal.choose('command')
    await terminal.line.fill("sh -c 'echo out; echo problem >&2'")
    await terminal.line.press('Enter')
    await expect(terminal.status).toHaveText(words('terminal.end.exited', { code: 0 }))
    await axe(page)
  }
})
