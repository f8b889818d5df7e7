import { framePage } from '../support/pages/frame.ts'
import { expect, test } from '../support/ui.ts'
import { wordsOf } from '../support/words.ts'

const t = wordsOf('en')
const ko = wordsOf('ko')
const endless = ['busybox', 'sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.2; done'] as const

test.beforeAll(async ({ docker }) => {
  await docker('pull', '--quiet', 'busybox')
})

test('the palette goes anywhere by keyboard and gives the focus back', async ({ app, page }) => {
  await app.open(page)
  const frame = framePage(page, t)
  const arrives = Promise.withResolvers<void>()
  await page.route(/palette-[^/]*\.js/, async (route) => {
    await arrives.promise
    await route.continue()
  })
  // Who knows the keys does not wait for the box: what is typed before it comes reaches no page, and Escape takes it back.
  await frame.section('images').focus()
  for (const keys of [
    ['x', 'Enter', 'Escape'],
    ['s', 'x', 'Backspace', 'Enter', 'e', 't', 't'],
  ]) {
    await page.keyboard.press('ControlOrMeta+k')
    for (const key of keys) await page.keyboard.press(key)
  }
  await expect(page).toHaveTitle('Containers · Quayside')
  arrives.resolve()
  await expect(frame.paletteBox).toHaveValue('sett')
  await page.keyboard.press('Escape')
  await expect(frame.palette).toBeHidden()

  await frame.heading.focus()
  await frame.openPalette()
  await expect(frame.paletteBox).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(frame.palette).toBeHidden()
  await expect(frame.heading).toBeFocused()
  await frame.openPalette()
  await page.keyboard.type('sett')
  await page.keyboard.press('Enter')
  await expect(page).toHaveTitle('Settings · Quayside')
  await expect(frame.palette).toBeHidden()
})

test('the palette stops a container from any page, by the words for it', async ({ app, page, docker }) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await docker('run', '-d', '--name', 'web-2', ...endless)
  await app.open(page, { route: '/settings' })
  const frame = framePage(page, t)
  await frame.openPalette()
  await page.keyboard.type('stop web-2')
  await expect(frame.paletteEntry('Stop web-2')).toHaveAttribute('data-highlighted', '')
  await page.keyboard.press('Enter')
  await expect(frame.lastCommand).toContainText('docker stop web-2')
  await expect.poll(() => docker('ps', '--format', '{{.Names}}')).not.toContain('web-2')
  expect(await docker('ps', '--format', '{{.Names}}')).toContain('web-1')
})

test('the palette speaks Korean, and asks before it removes', async ({ app, page, docker }) => {
  await docker('run', '-d', '--name', 'web-1', ...endless)
  await app.open(page, { language: 'ko', route: '/settings' })
  const frame = framePage(page, ko)
  await frame.openPalette()
  await page.keyboard.type('삭제 web-1')
  await frame.paletteEntry('삭제: web-1…').click()
  await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible()
  expect(await docker('ps', '--format', '{{.Names}}')).toContain('web-1')
  await page.keyboard.press('Escape')
  await frame.openPalette()
  await page.keyboard.type('이미지 삭제 busy')
  await frame.paletteEntry('이미지 삭제: busybox:latest…').click()
  await expect(page.getByRole('dialog')).toContainText('busybox:latest')
  await expect(page).toHaveURL(/#\/images\/busybox%3Alatest$/)
  expect(await docker('image', 'ls', '--format', '{{.Repository}}')).toBe('busybox')
})

test('the palette searches images for whatever else was typed, and says when nothing fits', async ({
  app,
  page,
}) => {
  await app.open(page)
  const frame = framePage(page, t)
  await frame.openPalette()
  await page.keyboard.type('  ')
  await page.keyboard.type('redis')
  await frame.paletteEntry(t('palette.searchImages', { text: 'redis' })).click()
  await expect(page).toHaveTitle('Search · Quayside')
  await expect(page.getByRole('searchbox').first()).toHaveValue('redis')
})
