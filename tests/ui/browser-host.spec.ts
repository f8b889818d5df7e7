import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/ui.ts'

const connected = (page: Page) => page.getByRole('navigation').first()
const refused = (page: Page) => page.getByRole('heading', { name: 'This page has no session' })

/** A page of another origin on this computer, as a published container port is one. */
async function foreignPage(): Promise<{
  readonly origin: string
  readonly cookies: string[]
  close: () => void
}> {
  const cookies: string[] = []
  const server = createServer((request, response) => {
    cookies.push(request.headers.cookie ?? '')
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>other</title>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return { origin: `http://127.0.0.1:${port}`, cookies, close: () => server.close() }
}

test.describe('an address', () => {
  test('lets a page in once, and its code leaves the address and the history', async ({
    app,
    page,
    context,
    watch,
  }) => {
    watch.expectNoise(/403/)
    const address = await app.url()
    await page.goto(address)
    await expect(connected(page)).toBeVisible()
    expect(page.url()).not.toContain('code=')
    const second = await context.newPage()
    await second.goto(address)
    await expect(refused(second)).toBeVisible()
    await page.goBack()
    expect(page.url()).not.toContain('code=')
  })

  test('is good for reloads of its tab, and for no other tab', async ({ app, page, context }) => {
    await app.open(page)
    await page.reload()
    await expect(connected(page)).toBeVisible()
    const second = await context.newPage()
    await second.goto(new URL(page.url()).origin)
    await expect(refused(second)).toBeVisible()
  })

  test('leaves no cookie, and its token in this tab’s session storage alone', async ({
    app,
    page,
    context,
  }) => {
    await app.open(page)
    expect(await context.cookies()).toEqual([])
    const kept = await page.evaluate(() => ({
      local: JSON.stringify(Object.entries(localStorage)),
      session: Object.keys(sessionStorage),
      address: location.href,
    }))
    expect(kept.local).not.toContain('token')
    expect(kept.session).toContain('quayside.token')
    const token = await page.evaluate(() => sessionStorage.getItem('quayside.token'))
    expect(kept.address).not.toContain(token)
    expect(app.output()).not.toContain(token)
  })
})

test.describe('the content security policy', () => {
  const attempts: readonly [string, () => unknown][] = [
    [
      'a script in the page',
      () =>
        document.head.append(
          Object.assign(document.createElement('script'), { textContent: 'window.broken = 1' }),
        ),
    ],
    [
      'a script from elsewhere',
      () =>
        document.head.append(
          Object.assign(document.createElement('script'), { src: 'https://evil.invalid/x.js' }),
        ),
    ],
    [
      'a picture from elsewhere',
      () =>
        document.body.append(
          Object.assign(document.createElement('img'), { src: 'https://evil.invalid/x.png' }),
        ),
    ],
    ['a call elsewhere', () => void fetch('https://evil.invalid/').catch(() => undefined)],
    [
      'a frame',
      () =>
        document.body.append(
          Object.assign(document.createElement('iframe'), { src: 'https://evil.invalid/' }),
        ),
    ],
    [
      'another base',
      () =>
        document.head.append(
          Object.assign(document.createElement('base'), { href: 'https://evil.invalid/' }),
        ),
    ],
  ]
  test('refuses every script, picture, call, frame and base that is not its own', async ({
    app,
    page,
    watch,
  }) => {
    watch.expectNoise(/CSP violation|Content Security Policy|violates|Refused to/)
    await app.open(page)
    await expect(connected(page)).toBeVisible()
    for (const [what, attempt] of attempts) {
      const violation = page.waitForEvent('console', (message) => message.text().startsWith('CSP violation'))
      await page.evaluate(attempt)
      await violation.catch(() => expect(what).toBe('refused'))
      expect(await page.evaluate(() => 'broken' in window), what).toBe(false)
    }
  })
})

test.describe('a page of another port on this computer', () => {
  test('gets nothing: no answer, no WebSocket, no frame', async ({ app, page, context, watch }) => {
    watch.expectNoise(/./)
    const other = await foreignPage()
    await app.open(page)
    const token = await page.evaluate(() => sessionStorage.getItem('quayside.token'))
    const host = new URL(page.url()).host
    const stranger = await context.newPage()
    await stranger.goto(other.origin)
    const got = await stranger.evaluate(
      async ({ host, token }) => {
        const socket = (protocols: string[]) =>
          new Promise<string>((resolve) => {
            const opened = new WebSocket(`ws://${host}/rpc`, protocols)
            opened.addEventListener('open', () => resolve('open'))
            opened.addEventListener('error', () => resolve('failed'))
          })
        const frame = document.createElement('iframe')
        frame.src = `http://${host}/`
        document.body.append(frame)
        await new Promise((resolve) => frame.addEventListener('load', resolve))
        return {
          page: await fetch(`http://${host}/`).then(
            () => 'answered',
            () => 'failed',
          ),
          opaque: await fetch(`http://${host}/`, { mode: 'no-cors' }).then(
            () => 'answered',
            () => 'failed',
          ),
          session: await fetch(`http://${host}/session`, { method: 'POST', body: '{"code":"x"}' }).then(
            () => 'answered',
            () => 'failed',
          ),
          socket: await socket(['quayside', `token.${token}`]),
          frame: frame.contentDocument === null ? 'closed' : 'open',
        }
      },
      { host, token },
    )
    expect(got).toEqual({
      page: 'failed',
      opaque: 'failed',
      session: 'failed',
      socket: 'failed',
      frame: 'closed',
    })
    expect(other.cookies.join('')).toBe('')
    other.close()
  })
})

test('a session ends from the page, and a reload does not bring it back', async ({ app, page, watch }) => {
  watch.expectNoise(/WebSocket/)
  await app.open(page, { route: '/settings' })
  await page.getByRole('button', { name: 'End the session' }).click()
  await expect(refused(page)).toBeVisible()
  await page.reload()
  await expect(refused(page)).toBeVisible()
})
