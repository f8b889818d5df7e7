import * as command from '#shared/docker-command/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { saveTicket } from '../../../host/transfer.ts'
import { act } from '../../../store/actions.ts'
import type { Named } from './act-on-container.ts'

/** Saves the whole file system as one tar; the task tells how far it is. */
export function exportTar({ id, name }: Named): Promise<Fault | null> {
  return act({
    key: `export ${id}`,
    verb: 'export',
    subject: name,
    command: command.export({ id: name }),
    run: async () => {
      const started = await api.containers.export({ id })
      saveTicket(started.ticket)
      return started
    },
  })
}
