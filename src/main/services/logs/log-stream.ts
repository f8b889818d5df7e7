import { Readable } from 'node:stream'
import type Dockerode from 'dockerode'

export interface LogStreamOptions {
  readonly timestamps: boolean
  /** `since` is never sent without a number of lines: the engine would read the whole log from its start. */
  readonly tail: number | 'all'
  /** Seconds, as text where nanoseconds matter; null for no limit. */
  readonly since: number | null
  readonly until: number | string | null
  readonly follow: boolean
  readonly abortSignal: AbortSignal
}

/**
 * `GET /containers/{id}/logs` of both streams, as a stream in any case: dockerode's own `logs` gathers what is not
 * followed in one buffer. Rejects with what docker-modem throws.
 */
export async function logStream(
  docker: Dockerode,
  id: string,
  { timestamps, tail, since, until, follow, abortSignal }: LogStreamOptions,
): Promise<Readable> {
  const options = {
    follow,
    stdout: true,
    stderr: true,
    timestamps,
    // Without `tail` the engine gives all.
    ...(tail === 'all' ? {} : { tail }),
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
  }
  const request = {
    path: `/containers/${id}/logs?`,
    method: 'GET',
    isStream: true,
    statusCodes: { 200: true, 404: 'no such container', 500: 'server error' },
    options,
    abortSignal,
  }
  return new Promise((resolve, reject) => {
    docker.modem.dial(request, (error, stream) => {
      if (stream instanceof Readable) resolve(stream)
      else reject(error ?? new TypeError('The log did not come as a stream.'))
    })
  })
}
