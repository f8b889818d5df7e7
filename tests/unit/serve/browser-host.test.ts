import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, test, vi } from 'vitest'
import { failuresAllowed } from '../../../src/main/serve/access.ts'
import { connectionsAllowed } from '../../../src/main/serve/http.ts'
import { ask, codeOf, enter, exchange, knock, startHost } from './visitor.ts'

const own = (port: number): Record<string, string> => ({ origin: `http://127.0.0.1:${port}` })

/** Whether something listens there. */
const answers = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 })
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('timeout', () => resolve(false)).on('close', () => socket.destroy())
    socket.on('connect', () => socket.destroy())
  })

describe('the browser host listens', () => {
  test('on 127.0.0.1 and on no other address of this computer', async () => {
    const { host, port } = await startHost()
    expect(host.origin).toBe(`http://127.0.0.1:${port}`)
    expect(await answers('127.0.0.1', port)).toBe(true)
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    for (const { address, scopeid } of others) {
      if (address === '127.0.0.1' || scopeid) continue
      expect(await answers(address, port), address).toBe(false)
    }
  })

  test('on a port that the system chose, another for each host', async () => {
    const [first, second] = [await startHost(), await startHost()]
    expect(first.port).not.toBe(second.port)
  })
})

const sessionLives = async (port: number, token: string): Promise<string> => {
  const headers = { ...own(port), 'content-type': 'application/json' }
  const body = JSON.stringify({ token })
  return (await ask(port, { method: 'POST', path: '/session', headers, body })).body
}

describe('a page that was refused', () => {
  test('may ask whether its session lives, and is told no more than that', async () => {
    const { port, host } = await startHost()
    const token = await enter(host)
    expect(await sessionLives(port, token)).toBe('{"live":true}')
    expect(await sessionLives(port, 'another')).toBe('{"live":false}')
  })
})

describe('every answer', () => {
  test.each([
    ['the page', { path: '/' }, 200],
    ['a file that is not there', { path: '/nothing.js' }, 404],
    ['a refusal', { headers: { host: 'evil.example' } }, 403],
  ])('has the security headers: %s', async (_what, asked, status) => {
    const { port } = await startHost()
    const answer = await ask(port, asked)
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'"),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
  })

  test('is free of CORS headers and cookies', async () => {
    const { port, host } = await startHost()
    const all = [
      await ask(port, { path: '/' }),
      await ask(port, { headers: own(port) }),
      await exchange(port, codeOf(host.address('printed'))),
      await ask(port, { method: 'OPTIONS', headers: own(port) }),
    ]
    const names = all.flatMap(({ headers }) => Object.keys(headers))
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([])
    expect(names).not.toContain('set-cookie')
  })

  test('to a failure is a number without words', async () => {
    const { port } = await startHost()
    for (const asked of [
      { path: '/nothing' },
      { method: 'DELETE', headers: own(port) },
      { method: 'POST', path: '/session', headers: own(port), body: '{' },
      {
        method: 'POST',
        path: '/session',
        headers: { ...own(port), 'content-type': 'application/json' },
        body: '{',
      },
    ])
      expect((await ask(port, asked)).body).toBe('')
  })
})

const origins = (port: number) => [
  'null',
  `http://localhost:${port}`,
  `http://127.0.0.1:${port === 80 ? 81 : 80}`,
  'http://127.0.0.1',
  `https://127.0.0.1:${port}`,
  `http://127.0.0.1:${port}.evil.example`,
  'http://evil.example',
]

describe('the guard', () => {
  const names = [
    'localhost',
    '127.0.0.1',
    'evil.example',
    '127.0.0.1:1',
    '[::1]',
    '127.0.0.1.evil.example',
    '',
  ]
  test.each(names)('refuses the Host "%s"', async (name) => {
    const { port } = await startHost()
    const wrong = name.includes(':1') || name === '127.0.0.1' ? name : `${name}:${port}`
    for (const headers of [{ host: wrong }, { host: wrong, ...own(port) }]) {
      expect((await ask(port, { headers })).status).toBeGreaterThanOrEqual(400)
      expect((await knock(port, headers)).status).toBeGreaterThanOrEqual(400)
    }
  })

  test('refuses every Origin but ours, and a missing one, where something could be changed', async () => {
    const { port, host } = await startHost()
    const json = { 'content-type': 'application/json' }
    const body = JSON.stringify({ code: codeOf(host.address('printed')) })
    for (const origin of [...origins(port), undefined]) {
      const headers: Record<string, string> = origin === undefined ? json : { ...json, origin }
      expect((await ask(port, { method: 'POST', path: '/session', headers, body })).status).toBe(403)
      expect((await knock(port, origin === undefined ? {} : { origin })).status).toBe(403)
    }
    const good = await ask(port, {
      method: 'POST',
      path: '/session',
      headers: { ...json, ...own(port) },
      body,
    })
    expect(good.status).toBe(200)
  })

  test('refuses the page to a foreign Origin', async () => {
    const { port } = await startHost()
    for (const origin of origins(port)) expect((await ask(port, { headers: { origin } })).status).toBe(403)
  })

  test.each([
    ['cross-site', 403],
    ['same-site', 403],
    ['same-origin', 200],
    ['none', 200],
  ])('answers Sec-Fetch-Site %s with %i', async (site, status) => {
    const { port } = await startHost()
    expect((await ask(port, { headers: { 'sec-fetch-site': site } })).status).toBe(status)
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'])(
    'refuses the method %s',
    async (method) => {
      const { port } = await startHost()
      expect((await ask(port, { method, headers: own(port) })).status).toBe(405)
    },
  )

  test('refuses an address in the request line, as proxies have it', async () => {
    const { port } = await startHost()
    expect((await ask(port, { path: 'http://evil.example/' })).status).toBe(400)
  })
})

describe('the page', () => {
  test('holds no secret and needs none', async () => {
    const { port, host } = await startHost()
    const code = codeOf(host.address('printed'))
    const { body, status } = await ask(port, { path: '/' })
    expect(status).toBe(200)
    expect(body).not.toContain(code)
  })

  test.each(['/.secret', '/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/%00'])(
    'is all there is: %s is not',
    async (path) => {
      const { port } = await startHost()
      expect((await ask(port, { path })).status).toBe(404)
    },
  )

  test.each(['/containers/json', '/v1.41/info', '/rpc', '/session', '/_ping'])(
    'is no way to the engine: GET and POST %s',
    async (path) => {
      const { port } = await startHost()
      expect((await ask(port, { path })).status).toBeGreaterThanOrEqual(400)
      const headers = { ...own(port), 'content-type': 'application/json' }
      expect((await ask(port, { method: 'POST', path, headers, body: '{}' })).status).toBeGreaterThanOrEqual(
        400,
      )
    },
  )
})

describe('a code', () => {
  test('stands in the fragment, which no browser sends', async () => {
    const { host } = await startHost()
    const address = new URL(host.address('printed'))
    expect([address.search, address.pathname, address.username]).toEqual(['', '/', ''])
    expect(address.hash).toMatch(/^#code=[\w-]{22}$/)
  })

  test('is taken once, as JSON alone, and never from the address', async () => {
    const { host, port } = await startHost()
    const code = codeOf(host.address('printed'))
    const headers = { ...own(port), 'content-type': 'application/x-www-form-urlencoded' }
    const form = await ask(port, { method: 'POST', path: '/session', headers, body: `code=${code}` })
    expect(form.status).toBe(415)
    expect((await ask(port, { path: `/session?code=${code}` })).status).toBe(405)
    expect((await exchange(port, code)).status).toBe(200)
    expect((await exchange(port, code)).status).toBe(403)
  })

  test('in a body of more than a kilobyte is not read', async () => {
    const { port } = await startHost()
    expect((await exchange(port, 'x'.repeat(5000))).status).toBe(413)
  })

  test('that is wrong ten times stops the host', async () => {
    const onExhausted = vi.fn()
    const { port } = await startHost({}, { onExhausted })
    for (let guess = 0; guess < failuresAllowed; guess += 1)
      await exchange(port, 'wrong').catch(() => undefined)
    await vi.waitFor(() => expect(onExhausted).toHaveBeenCalledOnce())
    expect(await answers('127.0.0.1', port)).toBe(false)
  })

  test('and a token never reach the log', async () => {
    const { host, port, lines } = await startHost()
    const code = codeOf(host.address('printed'))
    const { body } = await exchange(port, code)
    const { token }: { token: string } = JSON.parse(body)
    await exchange(port, code)
    await knock(port, { ...own(port), 'sec-websocket-protocol': `quayside, token.${token}x` })
    expect(lines.join('')).not.toContain(code)
    expect(lines.join('')).not.toContain(token)
  })
})

/** A bare socket that has said `words`; resolves when the host hangs up. */
const hungUp = (port: number, words: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    let heard = ''
    socket.on('data', (data) => {
      heard += String(data)
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard))
    socket.write(words)
  })

describe('a connection', () => {
  test('that never finishes its headers is hung up on', { timeout: 15_000 }, async () => {
    const { port } = await startHost()
    expect(await hungUp(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Slow: `)).not.toContain(
      '200 OK',
    )
  })

  test('with headers of more than 8 KiB is hung up on', async () => {
    const { port } = await startHost()
    const words = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Long: ${'x'.repeat(9000)}\r\n\r\n`
    expect(await hungUp(port, words)).toMatch(/^HTTP\/1\.1 4\d\d /)
  })

  test('that asks for a tunnel is hung up on', async () => {
    const { port } = await startHost()
    expect(
      await hungUp(port, `CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`),
    ).not.toContain(' 200 ')
  })

  test('past the cap is not answered', async () => {
    const { port } = await startHost()
    const held = Array.from({ length: connectionsAllowed }, () => connect({ host: '127.0.0.1', port }))
    await Promise.all(held.map((socket) => new Promise((resolve) => socket.once('connect', resolve))))
    await expect(ask(port, {})).rejects.toThrow()
    for (const socket of held) socket.destroy()
    await vi.waitFor(async () => expect((await ask(port, {})).status).toBe(200))
  })
})
