import { create } from 'zustand'
import * as command from '#shared/docker-command/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { act } from '../../../store/actions.ts'
import { containerKey, killNowKey, renameKey } from './container-key.ts'
import { withGrace } from './grace.ts'

/** What an action needs of a container: the id to act on, the name to show and to put into the command. */
export interface Named {
  readonly id: string
  readonly name: string
}

type Outcome = Promise<Fault | null>

/** Ids that were removed from here: they leave the list at once, even while a person is in it. */
export const useRemovedHere = create<ReadonlySet<string>>(() => new Set<string>())

export function start({ id, name }: Named): Outcome {
  return act({
    key: containerKey(id),
    verb: 'start',
    subject: name,
    command: command.start({ id: name }),
    run: () => api.containers.start({ id }),
  })
}

export function stop({ id, name }: Named): Outcome {
  return act({
    key: containerKey(id),
    verb: 'stop',
    subject: name,
    command: command.stop({ id: name }),
    run: () => withGrace(id, () => api.containers.stop({ id })),
  })
}

export function pause({ id, name }: Named): Outcome {
  return act({
    key: containerKey(id),
    verb: 'pause',
    subject: name,
    command: command.pause({ id: name }),
    run: () => api.containers.pause({ id }),
  })
}

export function unpause({ id, name }: Named): Outcome {
  return act({
    key: containerKey(id),
    verb: 'unpause',
    subject: name,
    command: command.unpause({ id: name }),
    run: () => api.containers.unpause({ id }),
  })
}

export function restart({ id, name }: Named): Outcome {
  return act({
    key: containerKey(id),
    verb: 'restart',
    subject: name,
    command: command.restart({ id: name }),
    run: () => api.containers.restart({ id }),
  })
}

export function kill({ id, name }: Named, signal?: string): Outcome {
  const chosen = signal === undefined ? {} : { signal }
  return act({
    key: containerKey(id),
    verb: 'kill',
    subject: name,
    command: command.kill({ id: name, ...chosen }),
    run: () => api.containers.kill({ id, ...chosen }),
  })
}

export function killNow({ id, name }: Named): Outcome {
  return act({
    key: killNowKey(id),
    verb: 'kill',
    subject: name,
    command: command.kill({ id: name }),
    run: () => api.containers.kill({ id }),
  })
}

export function rename({ id, name }: Named, to: string): Outcome {
  return act({
    key: renameKey(id),
    verb: 'rename',
    subject: name,
    command: command.rename({ id: name, name: to }),
    run: () => api.containers.rename({ id, name: to }),
  })
}

export interface RemoveOptions {
  readonly force: boolean
  readonly volumes: boolean
}

export function remove({ id, name }: Named, options: RemoveOptions): Outcome {
  return act({
    key: containerKey(id),
    verb: 'remove',
    subject: name,
    command: command.remove({ id: name, ...options }),
    run: async () => {
      await api.containers.remove({ id, ...options })
      useRemovedHere.setState((ids) => new Set([...ids, id]), true)
    },
  })
}
