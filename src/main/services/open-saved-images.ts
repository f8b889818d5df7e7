import { Readable } from 'node:stream'
import type Dockerode from 'dockerode'

/** `GET /images/get?names=…`, of which the types know nothing. */
export function openSavedImages(
  docker: Dockerode,
  names: readonly string[],
  abortSignal: AbortSignal,
): Promise<Readable> {
  return new Promise((resolve, reject) => {
    docker.modem.dial(
      {
        path: '/images/get?',
        method: 'GET',
        options: { names },
        isStream: true,
        abortSignal,
        statusCodes: { 200: true, 404: 'no such image', 500: 'server error' },
      },
      (error: unknown, data: unknown) => {
        if (data instanceof Readable) resolve(data)
        else reject(error instanceof Error ? error : new TypeError('The engine library gave no stream.'))
      },
    )
  })
}
