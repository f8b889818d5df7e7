import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { CreateSavePointInput } from '#shared/contract/save-points.ts'
import type { Task } from '#shared/contract/tasks.ts'
import * as command from '#shared/docker-command/save-points.ts'
import { type Fault, fault as makeFault } from '#shared/faults.ts'
import { familyOf, savePointReference } from '#shared/save-points.ts'
import { api } from '../../../host/api.ts'
import { act } from '../../../store/actions.ts'
import { onTold, told } from '../../../store/collections.ts'
import type { SavePointItem } from '../model/save-points.ts'
import { useSavePoints } from './use-save-points.ts'

const none: readonly SavePointItem[] = []

/** Saves the present state if that is wanted, and then lets Safe edit go to the save point's image. */
export function useRollBack(item: SavePointItem, container: ContainerSummary, onDone: () => void) {
  const { t } = useTranslation()
  const known = useSavePoints()
  const [step, setStep] = useState<'saving' | 'starting' | null>(null)
  const [fault, setFault] = useState<Fault | null>(null)
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => {
      left.current = true
    }
  }, [])
  const name = t('savePoints.rollBack.savedName', { point: item.name })
  const input = presentState(container, name, known.status === 'ready' ? known.items : none)
  const saving = command.create(input, container)

  const rollBack = async (keep: boolean) => {
    setFault(null)
    setStep(keep ? 'saving' : 'starting')
    const unsaved = keep ? await save(input, container, saving) : null
    // Who closed the dialog meanwhile wants nothing more to happen; the save point stays.
    if (left.current) return
    if (unsaved === null) setStep('starting')
    const refused = unsaved ?? (await startEdit(item, container))
    setStep(null)
    setFault(refused)
    if (refused === null) onDone()
  }
  return { rollBack, saving, step, fault }
}

function presentState(
  container: ContainerSummary,
  name: string,
  items: readonly SavePointItem[],
): CreateSavePointInput {
  const taken = new Set(items.map(({ reference }) => reference))
  const reference = savePointReference(container.name, name, taken)
  return { id: container.id, name, note: '', family: familyOf(container, items), reference, pause: true }
}

/** Null once the save point is there: without it nothing else is begun. */
async function save(
  input: CreateSavePointInput,
  { id, name }: ContainerSummary,
  argv: readonly string[],
): Promise<Fault | null> {
  let taskId = ''
  const refused = await act({
    key: `save-point:${id}`,
    verb: 'savePoint',
    subject: name,
    command: argv,
    run: async () => {
      const started = await api.savePoints.create(input)
      taskId = started.taskId
      return started
    },
  })
  if (refused !== null) return refused
  const task = await ended(taskId)
  if (task?.state === 'done') return null
  return task?.fault ?? makeFault('cancelled', 'The save point was not made.')
}

function startEdit(item: SavePointItem, { id, name }: ContainerSummary): Promise<Fault | null> {
  return act({
    key: `roll-back:${id}`,
    verb: 'rollBack',
    subject: name,
    command: [],
    run: () => api.edits.start({ id, changes: { image: item.reference } }),
  })
}

/** The task once it has ended; undefined when it left the list, as when Quayside was started anew. */
function ended(taskId: string): Promise<Task | undefined> {
  return new Promise((resolve) => {
    let seen = false
    const look = (): boolean => {
      const task = told().tasks.find(({ id }) => id === taskId)
      if (task?.state === 'running' || (task === undefined && !seen)) {
        seen ||= task !== undefined
        return false
      }
      resolve(task)
      return true
    }
    if (look()) return
    const stop = onTold(() => {
      if (look()) stop()
    })
  })
}
