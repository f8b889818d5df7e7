import type { Fault } from '#shared/faults.ts'
import * as command from '#shared/docker-command/tars.ts'
import { api } from '../../../host/api.ts'
import { saveTicket, sendTicket } from '../../../host/transfer.ts'
import { act } from '../../../store/actions.ts'
import { told } from '../../../store/collections.ts'

/** Saves images, each by the name that is given, as one tar. The task tells the rest. */
export function saveTar(images: readonly string[]): Promise<Fault | null> {
  return act({
    key: `save tar ${images.join(' ')}`,
    verb: 'saveTar',
    subject: images.join(', '),
    command: command.save(images),
    run: async () => {
      const started = await api.tars.save({ images: [...images] })
      saveTicket(started.ticket)
      return started
    },
  })
}

export interface ImportFields {
  readonly reference: string
  readonly message: string
  readonly changes: string
}

/** What of the form goes along; empty fields stay out. */
export function importInput(fileName: string, { reference, message, changes }: ImportFields) {
  const lines = changes
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return {
    fileName,
    ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
    ...(message.trim() === '' ? {} : { message: message.trim() }),
    ...(lines.length === 0 ? {} : { changes: lines }),
  }
}

/** Sends a tar to be loaded, or imported when there are fields. `onStarted` gets the task that tells the rest. */
export function sendTar(
  key: string,
  file: File,
  fields: ImportFields | null,
  onStarted: (taskId: string) => void,
): Promise<Fault | null> {
  const { name: fileName, size } = file
  const input = fields === null ? null : importInput(fileName, fields)
  return act({
    key,
    verb: fields === null ? 'loadTar' : 'importTar',
    subject: fileName,
    command: input === null ? command.load({ fileName }) : command.import(input),
    run: async () => {
      const started =
        input === null ? await api.tars.load({ fileName, size }) : await api.tars.import({ ...input, size })
      onStarted(started.taskId)
      void send(started.taskId, started.ticket, file)
      return started
    },
  })
}

/** A body that the browser cannot send must not leave its task waiting. */
async function send(taskId: string, ticket: string, file: File): Promise<void> {
  try {
    await sendTicket(ticket, [file])
  } catch {
    const begun = told().tasks.find(({ id }) => id === taskId)?.step !== null
    if (!begun) await api.system.cancelTask({ taskId }).catch(() => undefined)
  }
}
