import type { CallOptions, Engine } from '../engine/engine.ts'

type Query = Readonly<Record<string, unknown>>

/** `GET path?query` where dockerode has no option for the query: the parsed answer, of no known shape. */
export function getParsed(
  engine: Pick<Engine, 'call'>,
  path: string,
  query: Query,
  options: CallOptions,
): Promise<unknown> {
  return ask(engine, 'GET', path, query, { idempotent: true, ...options })
}

/** `POST path?query` without a body, likewise. */
export function postParsed(
  engine: Pick<Engine, 'call'>,
  path: string,
  query: Query,
  options: CallOptions,
): Promise<unknown> {
  return ask(engine, 'POST', path, query, options)
}

function ask(
  engine: Pick<Engine, 'call'>,
  method: 'GET' | 'POST',
  path: string,
  query: Query,
  options: CallOptions,
): Promise<unknown> {
  return engine.call(
    (docker, abortSignal) =>
      new Promise<unknown>((resolve, reject) => {
        docker.modem.dial(
          {
            // docker-modem writes the query behind a path that ends so.
            path: `${path}?`,
            method,
            options: { _query: query, _body: {} },
            abortSignal,
            statusCodes: { 200: true, 400: 'bad request', 404: 'not found', 500: 'server error' },
          },
          (error: unknown, answer: unknown) => {
            if (error instanceof Error) reject(error)
            else resolve(answer)
          },
        )
      }),
    options,
  )
}
