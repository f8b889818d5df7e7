import { parentPort } from 'node:worker_threads'
import type { FromThread, ToThread } from './thread-messages.ts'
import { ThreadSession } from './thread-session.ts'

/** The entry of the thread that decodes, holds and searches the lines of all log sessions. */
const sessions = new Map<string, ThreadSession>()

function send(message: FromThread): void {
  parentPort?.postMessage(message, [])
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
      return session.begin(message.beginning)
    case 'bytes':
      return session.push(message.bytes)
    case 'ended':
      return session.ended(message.exitCode)
    case 'search':
      return session.search(message.search, message.query, message.only)
    case 'leave-search':
      return session.leaveSearch(message.search)
    case 'ask':
      return send({ kind: 'answer', id: message.id, answer: session.answer(message.ask) })
    case 'close':
      session.close()
      sessions.delete(message.session)
      return
  }
})
