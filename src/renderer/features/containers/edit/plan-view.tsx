import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditInput, EditPlan } from '#shared/contract/edits.ts'
import { mainCommand } from '#shared/docker-command/edits.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { act, usePending } from '../../../store/actions.ts'
import { useContainer } from '../../../store/collections.ts'
import { editFaultSentence } from '../../../store/edit-fault.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/field.tsx'
import { Failed, Loading } from '../../../ui/page-state.tsx'
import { containerFaultSentence } from '../model/container-fault.ts'
import { usePresentState } from '../save-points/use-present-state.ts'
import type { Asked } from './edit-changes.ts'
import { EditOutcome } from './edit-outcome.tsx'
import styles from './edit.module.css'
import { PlanBody, PlanCommands } from './plan-body.tsx'
import { usePlan } from './use-plan.ts'

interface Props {
  name: string
  asked: Asked
  /** Whether the new one is to run, where it is not as the old one does. */
  start: boolean | null
  onBack: () => void
  onDone: () => void
}

/** What a person chooses of a plan; `start` by itself is whether the old container runs. */
interface Options {
  readonly start: boolean | null
  readonly save: boolean
  readonly carry: boolean
}

/** What would happen, shown before it does; then how far it is, and what came of it. */
export function PlanView({ name, asked, start, onBack, onDone }: Props) {
  const { t } = useTranslation()
  // Another image leaves behind what was written in the container: then a save point is proposed.
  const proposed = { start, save: asked.changes.image !== undefined, carry: true }
  const [options, setOptions] = useState<Options>(proposed)
  const [taskId, setTaskId] = useState<string | null>(null)
  const container = useContainer(name) ?? { id: name, name, labels: {} }
  const savePoint = usePresentState(container, t('edit.plan.savedName'))
  const input: EditInput = {
    id: name,
    ...asked,
    ...(options.start !== null && { start: options.start }),
    ...(options.save && { savePoint }),
    carryFiles: options.carry,
  }
  const { plan, fault, again } = usePlan(taskId === null ? input : null)
  if (taskId !== null && plan !== null) {
    return <EditOutcome taskId={taskId} name={name} onBack={onBack} onDone={onDone} />
  }
  if (fault !== null)
    return (
      <Failed
        title={t('edit.unreadable')}
        sentence={containerFaultSentence(t, fault)}
        engineWords={fault.message}
        copyLabel={t('common.copyEngineWords')}
        copiedLabel={t('common.copied')}
        action={
          <span className={styles.buttons}>
            <Button onClick={onBack}>{t('edit.back')}</Button>
            <Button onClick={again}>{t('common.retry')}</Button>
          </span>
        }
      />
    )
  if (plan === null) return <Loading label={t('edit.plan.loading')} slowLabel={t('edit.plan.slow')} />
  return (
    <div className={styles.plan}>
      <PlanBody plan={plan} />
      <PlanOptions
        plan={plan}
        options={options}
        onChange={(change) => setOptions({ ...options, ...change })}
      />
      <PlanCommands plan={plan} />
      <PlanActions
        plan={plan}
        input={{ ...input, carryFiles: canCarry(plan) && options.carry }}
        onBack={onBack}
        onStarted={setTaskId}
      />
    </div>
  )
}

function canCarry({ way, changes, changedFiles }: EditPlan): boolean {
  return (
    way === 'new-container' && changedFiles.count > 0 && !changes.some(({ setting }) => setting === 'image')
  )
}

/** The choices that are left with a new container. */
function PlanOptions({
  plan,
  options,
  onChange,
}: {
  plan: EditPlan
  options: Options
  onChange: (change: Partial<Options>) => void
}) {
  const { t } = useTranslation()
  const { count, first } = plan.changedFiles
  if (plan.way !== 'new-container') return null
  return (
    <>
      <Checkbox
        label={t('edit.plan.save')}
        hint={t('edit.plan.saveHint')}
        checked={options.save}
        onChange={(save) => onChange({ save })}
      />
      <Checkbox
        label={t('edit.plan.start')}
        checked={options.start ?? plan.running}
        onChange={(start) => onChange({ start })}
      />
      {canCarry(plan) && (
        <Checkbox
          label={t('edit.plan.carry', { count })}
          hint={t('edit.plan.carryHint', { paths: first.join(', ') })}
          checked={options.carry}
          onChange={(carry) => onChange({ carry })}
        />
      )}
    </>
  )
}

/** The button that does it, and the way back. */
function PlanActions({
  plan,
  input,
  onBack,
  onStarted,
}: {
  plan: EditPlan
  input: EditInput
  onBack: () => void
  onStarted: (taskId: string) => void
}) {
  const { t } = useTranslation()
  const [fault, setFault] = useState<Fault | null>(null)
  const key = `edit of ${plan.id}`
  const pending = usePending(key) !== null
  const go = async () => {
    const refused = await act({
      key,
      verb: 'edit',
      subject: plan.name,
      command: mainCommand(plan.commands),
      run: async () => {
        const started = await api.edits.start({ ...input, id: plan.id })
        onStarted(started.taskId)
        return started
      },
    })
    setFault(refused)
  }
  return (
    <>
      {fault !== null && (
        <div className={styles.failure} role="alert">
          <p>{editFaultSentence(t, fault)}</p>
          <code>{fault.message}</code>
        </div>
      )}
      <div className={styles.bar}>
        <Button onClick={onBack}>{t('edit.back')}</Button>
        <Button
          variant="primary"
          pending={pending}
          disabled={plan.obstacle !== null || plan.way === 'nothing'}
          onClick={() => void go()}
        >
          {plan.way === 'new-container' ? t('edit.plan.applyNew') : t('edit.plan.apply')}
        </Button>
      </div>
    </>
  )
}
