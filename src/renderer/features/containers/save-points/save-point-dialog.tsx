import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { CreateSavePointInput } from '#shared/contract/save-points.ts'
import * as command from '#shared/docker-command/save-points.ts'
import type { Fault } from '#shared/faults.ts'
import { familyOf, savePointReference } from '#shared/save-points.ts'
import { api } from '../../../host/api.ts'
import { act } from '../../../store/actions.ts'
import { useFollowedTask } from '../../../store/followed-task.ts'
import { CommitWait } from '../commit/commit-wait.tsx'
import { GoneDialog } from '../dialogs/gone-dialog.tsx'
import type { SavePointItem } from '../model/save-points.ts'
import { SavePointDone } from './save-point-done.tsx'
import { type SaveForm, SavePointQuestion } from './save-point-question.tsx'
import { useSavePoints } from './use-save-points.ts'

const noItems: readonly SavePointItem[] = []

/** From the question to the save point: the commit is a task that main owns. */
export function SavePointDialog({
  container,
  gone,
  onClose,
}: {
  container: ContainerSummary
  /** Removed meanwhile: what was begun goes on, nothing new can be asked. */
  gone: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const known = useSavePoints()
  const items = known.status === 'ready' ? known.items : noItems
  const family = familyOf(container, items)
  const count = items.filter((item) => item.family === family).length
  const [typed, setTyped] = useState<Partial<SaveForm>>({})
  const form: SaveForm = {
    name: typed.name ?? t('savePoints.create.proposed', { number: count + 1 }),
    note: typed.note ?? '',
    pause: typed.pause ?? true,
  }
  const { make, task, lost, busy, refused } = useMaking(container)
  const input = inputOf(container, form, family, items)
  if (task?.result?.kind === 'save-point')
    return <SavePointDone container={container} name={task.result.name} onClose={onClose} />
  if (busy)
    return <CommitWait name={container.name} argv={task?.command ?? []} lost={lost} onClose={onClose} />
  if (gone) return <GoneDialog names={[container.name]} onClose={onClose} />
  return (
    <SavePointQuestion
      container={container}
      form={form}
      reference={input.reference}
      argv={command.create(input, container)}
      fault={refused ?? task?.fault ?? null}
      onChange={(change) => setTyped((before) => ({ ...before, ...change }))}
      onSave={() => void make(input)}
      onClose={onClose}
    />
  )
}

function inputOf(
  container: ContainerSummary,
  form: SaveForm,
  family: string,
  items: readonly SavePointItem[],
): CreateSavePointInput {
  const name = form.name.trim()
  const taken = new Set(items.map(({ reference }) => reference))
  const reference = savePointReference(container.name, name, taken)
  return { id: container.id, name, note: form.note.trim(), family, reference, pause: form.pause }
}

function useMaking(container: ContainerSummary) {
  const [taskId, setTaskId] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<Fault | null>(null)
  const { task, lost } = useFollowedTask(taskId)
  const make = async (input: CreateSavePointInput) => {
    setSending(true)
    const fault = await act({
      key: `save-point:${container.id}`,
      verb: 'savePoint',
      subject: container.name,
      command: command.create(input, container),
      run: async () => {
        const started = await api.savePoints.create(input)
        setTaskId(started.taskId)
        return started
      },
    })
    setRefused(fault)
    setSending(false)
  }
  const busy = sending || (taskId !== null && (task === undefined || task.state === 'running'))
  return { make, task, lost, busy, refused }
}
