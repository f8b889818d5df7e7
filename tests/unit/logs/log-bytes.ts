/** Bytes as the engine sends them, for tests of what reads them. */

const start = Date.UTC(2026, 4, 1, 12) / 1000

/** The instant of message `at`: a millisecond apart, with nanoseconds that matter. */
export function stampAt(at: number): { readonly seconds: number; readonly text: string } {
  const seconds = start + Math.floor(at / 1000)
  const nanos = String((at % 1000) * 1_000_000 + 123).padStart(9, '0')
  return {
    seconds: seconds + (at % 1000) / 1000,
    text: `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${nanos}Z`,
  }
}

/** One message of `GET /containers/{id}/logs?timestamps=true`. */
export function message(at: number, text: string): Buffer {
  return Buffer.from(`${stampAt(at).text} ${text}`)
}

/** One frame of a multiplexed stream; 0 is stdout, 1 stderr. */
export function frame(stream: 0 | 1, payload: Buffer): Buffer {
  const header = Buffer.alloc(8)
  header[0] = stream + 1
  header.writeUInt32BE(payload.length, 4)
  return Buffer.concat([header, payload])
}
