import { ContainersPage } from '../support/pages/containers.ts'
import { expect, test } from '../support/ui.ts'

test('the results of a removal stay in sight when it took the last container', async ({
  app,
  page,
  docker,
}) => {
  await docker('pull', '--quiet', 'busybox')
  await docker('create', '--name', 'one', 'busybox')
  await docker('create', '--name', 'two', 'busybox')
  await app.open(page)
  const containers = new ContainersPage(page)
  await containers.card('one').focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove 2 containers' }).click()
  await expect(page.getByText('No containers yet')).toBeVisible()
  await expect(containers.bulkResults).toContainText('2')
  expect(await docker('ps', '--all', '--quiet')).toBe('')
})
