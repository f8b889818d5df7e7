import { pack } from 'tar-stream'
import type { Header } from 'tar-stream'

const block = 512

export type EntryHeader = Partial<Header> & Pick<Header, 'name'>

/** The header of one entry as it stands in a tar, with what a long name needs before it. The body is the caller's. */
export async function entryHead(header: EntryHeader): Promise<Buffer> {
  const tar = pack()
  const parts: Uint8Array[] = []
  // A body that never comes is no failure here.
  tar.on('error', ignore)
  await new Promise<void>((resolve) => {
    tar.on('data', (part) => {
      // All parts of a header are written in one turn.
      if (part instanceof Uint8Array && parts.push(part) === 1) setImmediate(resolve)
    })
    tar.entry(header, ignore).on('error', ignore)
  })
  tar.destroy()
  return Buffer.concat(parts)
}

const ignore = (): void => undefined

/** The zeros after a body of so many bytes. */
export const padding = (bytes: number): Buffer => Buffer.alloc((block - (bytes % block)) % block)

/** Two empty blocks end a tar. */
export const tarEnd = Buffer.alloc(2 * block)
