import type { ClientRequest, IncomingMessage } from 'node:http'
import { FaultError, fault } from '#shared/faults.ts'
import { faultErrorOf } from './faults.ts'

/** An engine's own words are short; what is longer is no sentence. */
const longestAnswer = 64 * 1024

/** The engine's whole answer to a body: nothing but that it took all. Rejects with a FaultError. */
export function answerOf(request: ClientRequest): Promise<void> {
  const answered = responseOf(request).then((response) => told(request, response))
  // Whoever gave up on the body may never look at the answer.
  answered.catch(() => undefined)
  return answered
}

/** What the engine answers to a body, which it may do before it has read all of it. A refusal rejects with a FaultError. */
export function responseOf(request: ClientRequest): Promise<IncomingMessage> {
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    let refused = false
    request.once('response', (response) => {
      refused = (response.statusCode ?? 0) >= 400
      if ((response.statusCode ?? 0) < 400) resolve(response)
      else void told(request, response).catch(reject)
    })
    // An engine that refuses closes while more is being written: what it said counts, not the broken pipe.
    request.on('error', (error) => refused || reject(faultErrorOf(error)))
    request.once('close', () => refused || reject(new FaultError(torn)))
  })
  // Whoever gave up on the body may never look at the answer.
  answered.catch(() => undefined)
  return answered
}

/** True once the connection broke. node marks a request as neither errored nor destroyed before it has told of the error. */
export function brokeOf(request: ClientRequest): () => boolean {
  let broke = false
  const mark = (): void => void (broke = true)
  request.once('error', mark).once('close', mark)
  return () => broke
}

async function told(request: ClientRequest, response: IncomingMessage): Promise<void> {
  const text = await readText(response).catch((error: unknown) => {
    throw faultErrorOf(error)
  })
  // What is left of the body nobody reads any more.
  request.destroy()
  const status = response.statusCode ?? 0
  if (status >= 400) throw faultErrorOf(refusal(status, text))
}

const torn = fault('unreachable', 'The engine ended the connection in the middle of an upload.', {}, 'retry')

async function readText(response: IncomingMessage): Promise<string> {
  let text = ''
  response.setEncoding('utf8')
  for await (const chunk of response) {
    text += String(chunk)
    if (text.length > longestAnswer) break
  }
  return text
}

function refusal(statusCode: number, text: string): Error {
  return Object.assign(new Error(text.trim()), { statusCode, json: parsed(text) })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
