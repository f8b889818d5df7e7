import { Readable } from 'node:stream'

/** dockerode promises less than it gives: with `isStream` the answer is Node's own response. */
export function asReadable(stream: unknown): Readable {
  if (stream instanceof Readable) return stream
  throw new TypeError('The engine library gave no readable stream.')
}
