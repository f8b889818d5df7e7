import type { ContainerName, Recreated, TaskStarted } from '#shared/contract/tasks.ts'
import { pull as pullCommand } from '#shared/docker-command/images.ts'
import { FaultError, fault, type Fault } from '#shared/faults.ts'
import { endedFault } from './ended-fault.ts'
import type { MirrorState } from '../engine/mirror.ts'
import type { Implementation } from './implementation.ts'
import type { Pull } from './pull.ts'
import type { Tasks } from './tasks.ts'

interface Parts {
  readonly mirror: { readonly state: () => Pick<MirrorState, 'containers'> }
  readonly tasks: Tasks
  readonly pull: Pull
  readonly edit: Implementation<'edits'>['start']
}

/**
 * A pull as a task. Once the image is here, a safe edit of each of `recreate` is begun: in main, so that a page that is
 * left or reloaded meanwhile loses none of them. One that is refused keeps no other from its turn. A cancel takes back
 * neither the image, once it is here, nor an edit that is begun: it is the answer of those that are not.
 */
export function pullThenRecreate(
  { mirror, tasks, pull, edit }: Parts,
  input: {
    readonly reference: string
    readonly platform?: string | undefined
    readonly recreate?: readonly string[] | undefined
  },
): TaskStarted {
  const { reference, platform, recreate = [] } = input
  const recreates = recreate.map((id) => named(mirror, id))
  const about = {
    kind: 'pull',
    subject: reference,
    command: pullCommand({ reference, platform }),
    ...(recreates.length > 0 && { recreates }),
  } as const
  return tasks.start(about, async (handle) => {
    const pulled = await pull(input, handle)
    const recreated: Recreated[] = []
    for (const container of recreates)
      recreated.push({ ...container, fault: await begun(edit, container.id, reference, handle.signal) })
    return { ...pulled, recreated }
  })
}

async function begun(
  edit: Parts['edit'],
  id: string,
  image: string,
  signal: AbortSignal,
): Promise<Fault | null> {
  try {
    signal.throwIfAborted()
    await edit({ id, changes: { image }, unset: [], carryFiles: false }, { signal, page: '' })
    return null
  } catch (error) {
    if (signal.aborted) return fault('cancelled', 'The pull was cancelled before the turn of this container.')
    if (error instanceof FaultError) return endedFault(error.fault)
    return fault('internal', error instanceof Error ? error.message : String(error))
  }
}

function named(mirror: Parts['mirror'], id: string): ContainerName {
  const { containers } = mirror.state()
  const known = containers.status === 'ready' ? containers.items.find((one) => one.id === id) : undefined
  return { id, name: known?.name ?? id }
}
