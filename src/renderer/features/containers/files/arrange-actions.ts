import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/files.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { act } from '../../../store/actions.ts'

type Named = Pick<ContainerSummary, 'id' | 'name'>

export const arrangeKey = (id: string): string => `arrange files ${id}`

export function makeFolder({ id, name }: Named, path: string): Promise<Fault | null> {
  return act({
    key: arrangeKey(id),
    verb: 'makeFolder',
    subject: `${name}:${path}`,
    command: command.makeFolder({ name, path }),
    run: () => api.files.makeFolder({ id, path }),
  })
}

export function renamePath({ id, name }: Named, path: string, to: string): Promise<Fault | null> {
  return act({
    key: arrangeKey(id),
    verb: 'renameFile',
    subject: `${name}:${path}`,
    command: command.rename({ name, path }, to),
    run: () => api.files.rename({ id, path, name: to }),
  })
}

export function removePath({ id, name }: Named, path: string, isFolder: boolean): Promise<Fault | null> {
  return act({
    key: arrangeKey(id),
    verb: 'removeFile',
    subject: `${name}:${path}`,
    command: command.remove({ name, path }, isFolder),
    run: () => api.files.remove({ id, path }),
  })
}
