import { createServer, request } from 'node:http'
import { closeServer, listenOnLoopback } from './loopback.ts'

/** An engine over TCP, some of whose answers can be taken away. */
export interface EngineRelay {
  /** As DOCKER_HOST. The address stands for no loopback, so the app takes it for an engine elsewhere. */
  readonly host: string
  /** Answers 500 where the path fits; null takes nothing away. */
  readonly refuse: (path: RegExp | null) => void
  readonly close: () => Promise<void>
}

/** Relays plain calls and streams; a connection that is taken over, as by attach, is not. */
export async function startEngineRelay(socketPath: string): Promise<EngineRelay> {
  let refused: RegExp | null = null
  const server = createServer((asked, answer) => {
    const { url: path = '/', method, headers } = asked
    if (refused?.test(path)) {
      answer.writeHead(500, { 'content-type': 'application/json' })
      answer.end(JSON.stringify({ message: 'the store is locked' }))
      return
    }
    const upstream = request({ socketPath, path, method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      answer.flushHeaders()
      given.pipe(answer)
    })
    upstream.on('error', () => answer.destroy())
    answer.on('close', () => upstream.destroy())
    asked.pipe(upstream)
  })
  const port = await listenOnLoopback(server)
  return {
    host: `tcp://0.0.0.0:${port}`,
    refuse: (path) => {
      refused = path
    },
    close: async () => {
      server.closeAllConnections()
      await closeServer(server)
    },
  }
}
