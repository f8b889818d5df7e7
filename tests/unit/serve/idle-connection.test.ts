import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startHost } from './visitor.ts'

/** All that the host says on a connection until it closes it. */
function heard(port: number, asked: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect({ host: '127.0.0.1', port }, () => socket.write(asked))
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('close', () => resolve(text)).on('error', reject)
  })
}

test(
  'a connection that asked nothing is closed without a word: an answer would be taken for that of its first request',
  { timeout: 30_000 },
  async () => {
    const { port } = await startHost()
    expect(await heard(port, '')).toBe('')
  },
)

test('a connection that speaks no HTTP hears 400 and nothing else', async () => {
  const { port } = await startHost()
  expect(await heard(port, 'hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
})
