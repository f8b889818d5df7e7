import type { TransferStarted } from '#shared/contract/tasks.ts'
import * as dockerCommand from '#shared/docker-command/containers.ts'
import { exportName } from '#shared/docker-command/export-name.ts'
import type { Engine } from '../engine/engine.ts'
import { nameOf } from './name-of.ts'
import { asReadable } from './readable.ts'
import { finish, pour } from './transfers/pour.ts'
import type { Transfers } from './transfers/transfers.ts'

/** `GET /containers/{id}/export`, straight to the person's disk. How much it will be the engine does not tell. */
export async function exportContainer(
  { engine, transfers }: { readonly engine: Engine; readonly transfers: Transfers },
  id: string,
  page: string,
): Promise<TransferStarted> {
  const name = await nameOf(engine, id)
  const about = { kind: 'export', subject: name, command: dockerCommand.export({ id: name }) } as const
  return transfers.download(page, about, async ({ open, signal, count }) => {
    const tar = await engine.stream(
      async (docker, abortSignal) => asReadable(await docker.getContainer(id).export({ abortSignal })),
      signal,
      'bytes',
    )
    try {
      const sink = open({ fileName: exportName(name), type: 'tar', bytes: null })
      const bytes = await pour(tar, sink, { signal, count })
      await finish(sink, signal)
      return { kind: 'transfer', bytes, files: null }
    } finally {
      tar.destroy()
    }
  })
}
