import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { FileText, SavedFile, UploadEntry } from '#shared/contract/files.ts'
import * as command from '#shared/docker-command/files.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { saveTicket, sendTicket } from '../../../host/transfer.ts'
import { act } from '../../../store/actions.ts'
import { told } from '../../../store/collections.ts'
import type { Picked } from '../../../store/dropped.ts'

type Named = Pick<ContainerSummary, 'id' | 'name'>

export const downloadKey = (id: string, path: string): string => `download ${id} ${path}`
export const uploadKey = (id: string): string => `upload ${id}`
export const saveKey = (id: string, path: string): string => `save ${id} ${path}`

/** Saves a file, or a folder as a tar. */
export function download({ id, name }: Named, path: string, kind: 'file' | 'folder'): Promise<Fault | null> {
  return act({
    key: downloadKey(id, path),
    verb: 'download',
    subject: `${name}:${path}`,
    command: command.download({ name, path }, kind),
    run: async () => {
      const started = await api.files.download({ id, path })
      saveTicket(started.ticket)
      return started
    },
  })
}

/** Sends what was picked into a folder. Answers as soon as the way is free; the task tells the rest. */
export function upload(
  { id, name }: Named,
  path: string,
  picked: Picked,
  overwrite: boolean,
): Promise<Fault | null> {
  const entries: UploadEntry[] = [
    ...picked.files.map(({ path, file }) => ({
      kind: 'file' as const,
      path,
      size: file.size,
      modifiedAt: Math.max(0, file.lastModified),
    })),
    ...picked.folders.map((path) => ({ kind: 'folder' as const, path })),
  ]
  const firsts = [...new Set(entries.map((entry) => entry.path.split('/', 1)[0] ?? ''))]
  return act({
    key: uploadKey(id),
    verb: 'upload',
    subject: `${name}:${path}`,
    command: command.upload({ name, path }, firsts),
    run: async () => {
      const started = await api.files.upload({ id, path, entries, overwrite })
      void send(started.taskId, started.ticket, picked)
      return started
    },
  })
}

/** A body that the browser cannot send, of a file that changed or went, must not leave its task waiting. */
async function send(taskId: string, ticket: string, picked: Picked): Promise<void> {
  try {
    await sendTicket(
      ticket,
      picked.files.map(({ file }) => file),
    )
  } catch {
    const begun = told().tasks.find(({ id }) => id === taskId)?.step !== null
    if (!begun) await api.system.cancelTask({ taskId }).catch(() => undefined)
  }
}

/** Puts an edited text back. */
export function save(
  { id, name }: Named,
  file: Pick<FileText, 'path' | 'version'>,
  text: string,
  onSaved: (saved: SavedFile) => void,
): Promise<Fault | null> {
  const { path, version } = file
  return act({
    key: saveKey(id, path),
    verb: 'saveFile',
    subject: `${name}:${path}`,
    command: command.write({ name, path }),
    run: async () => onSaved(await api.files.write({ id, path, text, version })),
  })
}
