import type { Readable } from 'node:stream'
import type { TransferStarted } from '#shared/contract/tasks.ts'
import { save as saveCommand, saveName } from '#shared/docker-command/tars.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Call } from '../implementation.ts'
import { openSavedImages } from '../open-saved-images.ts'
import { finish, pour } from '../transfers/pour.ts'
import type { Transfers } from '../transfers/transfers.ts'

/** A whole tar ends with two blocks of nothing. */
const endOfTar = 1024

/** `GET /images/get?names=…`, straight to the person's disk. A missing image is `not-found` before anything is opened. */
export async function saveImages(
  { engine, transfers }: { readonly engine: Engine; readonly transfers: Transfers },
  images: readonly string[],
  { page, signal }: Call,
): Promise<TransferStarted> {
  for (const image of images)
    await engine.call((docker) => docker.getImage(image).inspect(), { idempotent: true, signal })
  const about = {
    kind: 'save-images',
    subject: images.join(', '),
    command: saveCommand(images),
  } as const
  return transfers.download(page, about, async ({ open, signal: staying, count }) => {
    const tar = await engine.stream(
      (docker, abort) => openSavedImages(docker, images, abort),
      staying,
      'bytes',
    )
    const tail = tailOf(tar)
    try {
      const sink = open({ fileName: saveName(images), type: 'tar', bytes: null })
      const bytes = await pour(tar, sink, { signal: staying, count })
      // An engine that fails in the middle writes why at the end of what it had begun.
      if (tail().length < endOfTar || tail().some((byte) => byte !== 0)) {
        sink.destroy()
        throw new FaultError(fault('engine-error', engineWords(tail())))
      }
      await finish(sink, staying)
      return { kind: 'transfer', bytes, files: null }
    } finally {
      tar.destroy()
    }
  })
}

/** The last bytes that passed so far. */
function tailOf(stream: Readable): () => Buffer {
  let held: Buffer = Buffer.alloc(0)
  // Copied: a chunk's own memory is let go of as soon as it is written.
  stream.on('data', (chunk: Buffer) => {
    const end = Buffer.from(chunk.subarray(-endOfTar))
    held = end.length < endOfTar ? Buffer.concat([held, end]).subarray(-endOfTar) : end
  })
  stream.pause()
  return () => held
}

/** The engine's JSON at the end of a torn tar. */
function engineWords(tail: Buffer): string {
  return /"message":"((?:[^"\\]|\\.)*)"/.exec(tail.toString('latin1'))?.[1] ?? 'The tar is not whole.'
}
