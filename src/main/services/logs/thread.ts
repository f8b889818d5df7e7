import { parentPort } from 'node:worker_threads'
import type { Ask, FromThread, ToThread } from './thread-messages.ts'
import { ThreadSession } from './thread-session.ts'

/** The entry of the thread that decodes, holds and searches the lines of all log sessions. */
const sessions = new Map<string, ThreadSession>()

function send(message: FromThread): void {
  parentPort?.postMessage(message, [])
}

async function answer(session: ThreadSession, id: number, ask: Ask): Promise<void> {
  send({ kind: 'answer', id, answer: await session.answer(ask) })
}

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'open') {
    sessions.set(message.session, new ThreadSession(message.session, message.raw, message.limits, send))
    return
  }
  const session = sessions.get(message.session)
  if (session === undefined) return
  switch (message.kind) {
    case 'begin':
      return session.begin(message.source, message.beginning)
    case 'bytes':
      session.push(message.source, message.bytes)
      // Every line was copied into the store: 64 MB of such memory would stay until V8 looks for it.
      message.bytes.buffer.transfer(0)
      return
    case 'ended':
      return session.ended(message.source, message.exitCode, message.at)
    case 'silent':
      return session.silent(message.source)
    case 'recreated':
      return session.recreated(message.source, message.raw, message.at)
    case 'search':
      return session.search(message.search, message.query)
    case 'leave-search':
      return session.leaveSearch(message.search)
    case 'ask':
      return void answer(session, message.id, message.ask)
    case 'close':
      session.close()
      sessions.delete(message.session)
      return
  }
})
