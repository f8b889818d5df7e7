import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Docker } from '../support/docker-cli.ts'
import { framePage } from '../support/pages/frame.ts'
import { axe, expect, test } from '../support/ui.ts'
import { type Words, wordsOf } from '../support/words.ts'

/** A save point, a dangling image, volumes with and without data, a stopped container. */
async function furnish(docker: Docker): Promise<void> {
  await docker('pull', '--quiet', 'busybox')
  await docker('run', '--name', 'job-1', 'busybox', 'sh', '-c', 'head -c 5000 /dev/zero > /out')
  await docker(
    'commit',
    '--change',
    'LABEL quayside.save-point.name=Before',
    'job-1',
    'quayside-save/job-1:before',
  )
  await docker('commit', 'job-1', 'own:1')
  await docker('run', '--rm', '-v', 'data:/v', 'busybox', 'sh', '-c', 'head -c 3000 /dev/zero > /v/file')
  await docker('volume', 'create', 'hollow')
}

const parts = (page: Page, t: Words) => {
  const dialog = page.getByRole('dialog')
  return {
    dialog,
    open: (scope: string) =>
      page.getByRole('main').getByRole('button', { name: t(`disk.scope.${scope}.action`), exact: true }),
    tick: (name: string) => dialog.getByRole('checkbox', { name, exact: true }),
    confirm: (count: number) =>
      dialog.getByRole('button', { name: t('disk.dialog.confirm', { count }), exact: true }),
    close: dialog.getByRole('button', { name: t('common.close'), exact: true }),
    cancel: dialog.getByRole('button', { name: t('common.cancel'), exact: true }),
  }
}

test('the room is told as docker has it, and a clean-up takes what is ticked and nothing else', async ({
  app,
  page,
  docker,
  ground,
}) => {
  const t = wordsOf('en')
  const disk = parts(page, t)
  await furnish(docker)
  await app.open(page, { route: '/engine' })
  await page.getByRole('link', { name: t('disk.open') }).click()
  const table = page.getByRole('table', { name: t('disk.table') })
  await expect(table.getByRole('row').filter({ hasText: t('disk.kind.volumes') })).toContainText('3 kB')
  await expect(page.getByRole('img', { name: /^Volumes: 3 kB/ })).toBeVisible()

  // A save point is kept unless a person ticks it.
  await disk.open('unused-images').click()
  await expect(disk.cancel).toBeFocused()
  await expect(disk.tick('quayside-save/job-1:before')).not.toBeChecked()
  await expect(disk.dialog).toContainText(t('disk.dialog.savePoint', { name: 'Before' }))
  await expect(disk.dialog).toContainText('docker image rm own:1')
  await disk.confirm(1).click()
  await expect(disk.dialog).toContainText(t('disk.result.removed', { count: 1 }))
  await disk.close.click()
  expect(await docker('image', 'ls', '--format', '{{.Repository}}')).not.toContain('own')
  expect(await docker('image', 'ls', '--format', '{{.Repository}}')).toContain('quayside-save/job-1')

  // Volumes with data ask for the number; an empty one alone does not.
  await disk.open('unused-volumes').click()
  await expect(disk.confirm(2)).toBeDisabled()
  await disk.tick('data').click()
  await expect(disk.confirm(1)).toBeEnabled()
  await expect(disk.dialog).toContainText(t('disk.dialog.sum', { size: '0 B' }))
  await disk.tick('data').click()
  await disk.dialog.getByLabel(t('common.typeNumber', { number: 2 })).fill('2')
  await docker('run', '-d', '--name', 'taker', '-v', 'hollow:/v', 'busybox', 'sleep', '1000')
  await disk.confirm(2).click()
  await expect(disk.dialog).toContainText(t('disk.result.failed', { count: 1 }))
  await expect(disk.dialog).toContainText(t('disk.result.freed', { size: '3 kB' }))
  await disk.close.click()
  expect(await docker('volume', 'ls', '--quiet')).toBe('hollow')
  await expect(table.getByRole('row').filter({ hasText: t('disk.kind.volumes') })).toContainText('0 B')

  await disk.open('unused-networks').click()
  await expect(disk.dialog).toContainText(t('disk.dialog.emptyTitle'))
  await disk.close.click()
  await ground.engine.kill()
  await disk.open('build-cache').click()
  await expect(disk.dialog).toContainText(t('disk.dialog.failedTitle'))
})

test('by keyboard in Korean, and axe finds nothing', async ({ app, page, docker }) => {
  const t = wordsOf('ko')
  const disk = parts(page, t)
  await furnish(docker)
  await docker('rm', 'job-1')
  await app.open(page, { language: 'ko' })
  await framePage(page, t).openPalette()
  await page.keyboard.type(t('disk.scope.unused-images.action'))
  await page.keyboard.press('Enter')
  await expect(disk.tick('own:1')).toBeChecked()
  await axe(page)
  await page.keyboard.press('Escape')
  await expect(disk.dialog).toBeHidden()
  await axe(page)
  await disk.open('unused-volumes').focus()
  await page.keyboard.press('Enter')
  await expect(disk.cancel).toBeFocused()
  await disk.tick('data').focus()
  await page.keyboard.press('Space')
  await disk.confirm(1).focus()
  await page.keyboard.press('Enter')
  await expect(disk.dialog).toContainText(t('disk.result.removed', { count: 1 }))
  await axe(page)
  await page.keyboard.press('Escape')
  expect(await docker('volume', 'ls', '--quiet')).toBe('data')
})

test('an image is saved as a tar, a dropped tar is loaded, and one that is none is said to be', async ({
  app,
  page,
  docker,
  watch,
}) => {
  // The host's answer to a tar that the engine refused.
  watch.expectNoise(/status of 502 .*\/transfer\//)
  const t = wordsOf('en')
  const folder = mkdtempSync(join(tmpdir(), 'quayside-tars-'))
  // A toast is a dialog as well.
  const dialog = page.getByRole('dialog', {
    name: new RegExp(`${t('tars.load.title')}|${t('tars.import.title')}`),
  })
  await docker('pull', '--quiet', 'busybox')
  await app.open(page, { route: '/images' })
  await page
    .getByRole('main')
    .getByRole('button', { name: t('images.action.more', { name: 'busybox:latest' }), exact: true })
    .click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: t('tars.save'), exact: true }).click()
  const path = join(folder, 'box.tar')
  await (await download).saveAs(path)
  await docker('image', 'rm', 'busybox')

  const bytes = readFileSync(path).toString('base64')
  const data = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer()
    const whole = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
    transfer.items.add(new File([whole], 'box.tar'))
    return transfer
  }, bytes)
  await page.getByTestId('tar-area').dispatchEvent('drop', { dataTransfer: data })
  await expect(dialog).toContainText('docker load -i box.tar')
  await dialog.getByRole('button', { name: t('tars.load.start'), exact: true }).click()
  await expect(dialog).toContainText(t('tars.loaded', { images: 'busybox:latest' }))
  expect(await docker('image', 'ls', '--format', '{{.Repository}}')).toBe('busybox')

  await dialog.getByRole('button', { name: t('tars.another') }).click()
  const nonsense = {
    name: 'no.tar',
    mimeType: 'application/x-tar',
    buffer: Buffer.alloc(300_000, 'nothing '),
  }
  await dialog.locator('input[type=file]').setInputFiles(nonsense)
  await dialog.getByRole('button', { name: t('tars.load.start'), exact: true }).click()
  await expect(dialog).toContainText(t('common.fault.corruptTar'))
  await axe(page)
  await dialog.getByRole('button', { name: t('common.close'), exact: true }).click()
  await page.getByRole('button', { name: t('tars.import.open'), exact: true }).click()
  await dialog.getByLabel(t('tars.reference')).fill('Team/X')
  await dialog.locator('input[type=file]').setInputFiles(nonsense)
  await expect(dialog.getByRole('button', { name: t('tars.import.start'), exact: true })).toBeDisabled()
  await axe(page)
  rmSync(folder, { recursive: true, force: true })
})
