import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { closeServer, listenOnLoopback } from './loopback.ts'

/** What it answers next; `requests` are `METHOD /path`, oldest first, with the form of a POST behind. */
export interface ScriptedRegistry {
  /** `localhost:PORT` */
  readonly address: string
  readonly requests: () => readonly string[]
  readonly script: (answer: (request: IncomingMessage, response: ServerResponse) => void) => void
  readonly close: () => Promise<void>
}

/** A registry of a few lines, for what a real one does not do on request: limits, tokens that expire, pages. */
export async function startScriptedRegistry(): Promise<ScriptedRegistry> {
  const requests: string[] = []
  let answer = nothing
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    answer(request, response)
  })
  const port = await listenOnLoopback(server)
  return {
    address: `localhost:${port}`,
    requests: () => requests,
    script: (next) => (answer = next),
    close: async () => {
      server.closeAllConnections()
      await closeServer(server)
    },
  }
}

const nothing = (_: IncomingMessage, response: ServerResponse): void => void response.writeHead(404).end()
