import type { CallOptions, Engine } from '../engine/engine.ts'

/** `GET path?query` where dockerode has no option for the query: the parsed answer, of no known shape. */
export function getParsed(
  engine: Engine,
  path: string,
  query: Readonly<Record<string, unknown>>,
  options: CallOptions,
): Promise<unknown> {
  return engine.call(
    (docker, abortSignal) =>
      new Promise<unknown>((resolve, reject) => {
        docker.modem.dial(
          {
            // docker-modem writes the options behind a path that ends so.
            path: `${path}?`,
            method: 'GET',
            options: query,
            abortSignal,
            statusCodes: { 200: true, 400: 'bad request', 404: 'not found', 500: 'server error' },
          },
          (error: unknown, answer: unknown) => {
            if (error instanceof Error) reject(error)
            else resolve(answer)
          },
        )
      }),
    { idempotent: true, ...options },
  )
}
