import { expect, test } from '../support/ui.ts'

test('the app opens in the language and theme that the browser asks for', async ({ app, page }) => {
  await app.open(page, { language: 'ko', theme: 'dark' })

  await expect(page.locator('html')).toHaveAttribute('lang', 'ko')
  expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
})

test('each page has a one-time address of its own', async ({ app, page, context }) => {
  await app.open(page)
  const second = await context.newPage()
  await app.open(second, { route: '/images' })

  await expect(second).toHaveURL(/#\/images/)
})

test.describe('a page that misbehaves fails its test', () => {
  test.fail()

  test('by a violation of the content security policy', async ({ app, page }) => {
    await app.open(page)
    await page.evaluate(() => {
      const image = document.createElement('img')
      image.src = 'https://example.invalid/x.png'
      document.body.append(image)
    })
    await page.waitForTimeout(500)
  })

  test('by an error on the console', async ({ app, page }) => {
    await app.open(page)
    await page.evaluate(() => console.error('broken'))
  })

  test('by a rejection that nobody handles', async ({ app, page }) => {
    await app.open(page)
    await page.evaluate(() => void Promise.reject(new Error('lost')))
    await page.waitForTimeout(500)
  })
})

test('noise that a test expects by its words is no failure', async ({ app, page, watch }) => {
  watch.expectNoise(/broken/)
  await app.open(page)
  await page.evaluate(() => console.error('broken on purpose'))
})
