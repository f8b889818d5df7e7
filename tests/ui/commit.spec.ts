import { CommitDialog } from '../support/pages/commit.ts'
import { ContainerPage } from '../support/pages/container.ts'
import { axe, expect, test } from '../support/ui.ts'
import { wordsOf } from '../support/words.ts'

const t = wordsOf('en')
const endless = ['busybox', 'sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.2; done'] as const

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

test('a commit keeps author, message, changes and files, and its image is run', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await docker('exec', 'web-1', 'sh', '-c', 'echo tuned > /etc/tuned')
  await app.open(page)
  await new ContainerPage(page).goto('web-1')
  await page.getByRole('button', { name: 'Commit to image…' }).click()
  const commit = new CommitDialog(page)
  await commit.field('Image name').fill('team/web:tuned')
  await expect(commit.field('Image name')).toHaveAccessibleDescription(/docker\.io\/team\/web:tuned/)
  await commit.field('Author').fill('Hana')
  await commit.field('Message').fill('gzip on')
  await commit.addChange('ENV', 'MODE=prod')
  await commit.addChange('EXPOSE', '8080')
  await expect(commit.dialog.getByRole('tree', { name: 'Changed files' })).toContainText('tuned')
  await expect(commit.command).toHaveText(
    `docker commit -a Hana -m 'gzip on' -c 'ENV MODE=prod' -c 'EXPOSE 8080' web-1 team/web:tuned`,
  )
  await commit.confirm.click()
  await expect(commit.dialog).toContainText('The new image is here')
  const told = '{{.Author}}|{{.Comment}}|{{json .Config.Env}}|{{json .Config.ExposedPorts}}'
  const image = await docker('image', 'inspect', '--format', told, 'team/web:tuned')
  expect(image).toContain('Hana|gzip on|')
  expect(image).toContain('MODE=prod')
  expect(image).toContain('8080/tcp')
  expect(await docker('run', '--rm', 'team/web:tuned', 'cat', '/etc/tuned')).toBe('tuned')

  await commit.dialog.getByRole('button', { name: 'Run it' }).click()
  await expect(commit.dialog).toBeHidden({ timeout: 20_000 })
  expect(await docker('ps', '--quiet', '--filter', 'ancestor=team/web:tuned')).not.toBe('')
})

test('the result stays in the open dialog, is told there alone, and outlives its dismissal elsewhere', async ({
  app,
  page,
  context,
  docker,
}) => {
  await docker('create', '--name', 'web-1', 'busybox')
  await app.open(page, { route: '/containers/web-1?dialog=commit' })
  const other = await context.newPage()
  await app.open(other, { route: '/activity' })
  const commit = new CommitDialog(page)
  await commit.confirm.click()
  await expect(commit.dialog).toContainText('The new image is here')
  const dismiss = other.getByRole('button', { name: t('activity.dismissTask', { subject: 'web-1' }) })
  await expect(dismiss).toBeVisible()
  // Counted, not waited for: a notice goes away by itself.
  expect(await page.getByText(t('frame.taskDone.commit', { subject: 'web-1' })).count()).toBe(0)
  await dismiss.click()
  await expect(dismiss).toBeHidden()
  await expect(commit.dialog).toContainText('The new image is here')
})

test('the command stays in sight however much changed, and the focus goes with the changes', async ({
  app,
  page,
  docker,
}) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await docker('exec', 'web-1', 'sh', '-c', 'for n in $(seq 60); do touch /etc/new-$n; done')
  await app.open(page, { route: '/containers/web-1?dialog=commit' })
  const commit = new CommitDialog(page)
  await expect(commit.dialog.getByRole('tree', { name: 'Changed files' })).toContainText('new-1')
  await expect(commit.command).toBeInViewport({ ratio: 1 })
  const add = commit.dialog.getByRole('button', { name: 'Add a change' })
  await add.click()
  await expect(commit.dialog.getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(add).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByText(t('commit.changes.remove', { instruction: 'CMD' }))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(commit.dialog).toBeHidden()
})

test('a bad name and a bad change are told before anything is sent', async ({ app, page, docker }) => {
  await docker('create', '--name', 'web-1', 'busybox')
  await app.open(page, { route: '/containers/web-1?dialog=commit' })
  const commit = new CommitDialog(page)
  await commit.field('Image name').fill('team/Web')
  await expect(commit.field('Image name')).toHaveAccessibleDescription(/lower case/)
  await expect(commit.confirm).toBeDisabled()
  await commit.field('Image name').fill('team/web')
  await commit.addChange('EXPOSE', '99999')
  await expect(commit.field('Value of EXPOSE')).toHaveAccessibleDescription(/1 to 65535/)
  await expect(commit.confirm).toBeDisabled()
  expect(await docker('images', '--quiet', 'team/web')).toBe('')
})

for (const language of ['en', 'ko'] as const)
  test(`axe finds nothing on the commit dialog (${language})`, async ({ app, page, docker }) => {
    await docker('run', '-d', '--name', 'web-1', ...endless)
    await docker('exec', 'web-1', 'touch', '/etc/new')
    await app.open(page, { language, route: '/containers/web-1?dialog=commit' })
    await expect(page.getByRole('treeitem', { name: 'new' })).toBeVisible()
    await axe(page)
  })
