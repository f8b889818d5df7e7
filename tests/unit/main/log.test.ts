import { describe, expect, test } from 'vitest'
import { createLog, redact } from '../../../src/main/log.ts'

describe('what is logged', () => {
  test.each([
    ['Authorization: Basic dXNlcjpodW50ZXIy', 'dXNlcjpodW50ZXIy'],
    ['Authorization: Bearer abc.def-123', 'abc.def-123'],
    ['{"X-Registry-Auth":"eyJ1c2VybmFtZSI6InUifQ=="}', 'eyJ1c2VybmFtZSI6InUifQ'],
    ["{ identitytoken: 'hunter2' }", 'hunter2'],
    ['{"identity_token":"hunter2","user":"me"}', 'hunter2'],
    ['password=hunter2', 'hunter2'],
    ["{ password: 'hun ter2' }", 'ter2'],
    ['"secret": "hunter2"', 'hunter2'],
    ['https://me:hunter2@registry.example/v2/', 'hunter2'],
    ['tcp://me:hunter2@10.0.0.1:2376', 'hunter2'],
    ['GET /blob?X-Amz-Signature=hunter2&y=hunter2', 'hunter2'],
    ['http://127.0.0.1:4000/#code=AbC-_123', 'AbC-_123'],
    ['quayside, token.AbCdEfGhIjKlMnOpQrStUvWxYz0123456789', 'AbCdEfGhIjKl'],
    ['Env: [ POSTGRES_PASSWORD=hunter2, PATH=/usr/bin ]', 'hunter2'],
    ['DB_URL=hunter2 started', 'hunter2'],
    ["['MY_KEY=hunter2']", 'hunter2'],
  ])('has no secret of %s', (text, secret) => {
    expect(redact(text)).not.toContain(secret)
    expect(redact(text)).toContain('***')
  })

  test.each([
    'Error: connect ECONNREFUSED /var/run/docker.sock',
    'GET /v1.41/containers/json 200 in 12 ms',
    'web-1',
  ])('keeps what is no secret: %s', (text) => {
    expect(redact(text)).toBe(text)
  })

  test('is a line with its time and level, and the stack of an error, redacted', () => {
    const lines: string[] = []
    const log = createLog(
      (line) => lines.push(line),
      () => new Date(0),
    )
    log.error('pull failed', new Error('password=hunter2'))
    log.info('ready')
    expect(lines[0]).toMatch(/^1970-01-01T00:00:00\.000Z error pull failed: Error: password=\*\*\*\n\s+at /)
    expect(lines[1]).toBe('1970-01-01T00:00:00.000Z info ready\n')
  })

  test('shows an object’s fields without its secrets', () => {
    const lines: string[] = []
    createLog((line) => lines.push(line)).warn('auth', {
      headers: { authorization: 'Bearer hunter2' },
      env: { DATABASE_URL: 'postgres://u:hunter2@db/x' },
      status: 401,
    })
    expect(lines.join('')).not.toContain('hunter2')
    expect(lines.join('')).toContain('status: 401')
  })
})
