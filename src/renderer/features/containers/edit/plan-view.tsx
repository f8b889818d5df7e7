import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditInput, EditPlan } from '#shared/contract/edits.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { act, usePending } from '../../../store/actions.ts'
import { editFaultSentence } from '../../../store/edit-fault.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { useAsked } from '../../../store/use-asked.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/field.tsx'
import { Failed, Loading } from '../../../ui/page-state.tsx'
import type { Asked } from './edit-changes.ts'
import { EditOutcome } from './edit-outcome.tsx'
import styles from './edit.module.css'
import { PlanBody, PlanCommands } from './plan-body.tsx'

const askPlan = (question: string, signal: AbortSignal) => {
  const input: EditInput = JSON.parse(question)
  return api.edits.plan(input, { signal })
}

interface Props {
  name: string
  asked: Asked
  onBack: () => void
  onDone: () => void
}

/** What would happen, shown before it does; then how far it is, and what came of it. */
export function PlanView({ name, asked, onBack, onDone }: Props) {
  const { t } = useTranslation()
  const [start, setStart] = useState<boolean | null>(null)
  const [taskId, setTaskId] = useState<string | null>(null)
  const question = JSON.stringify({ id: name, ...asked, ...(start !== null && { start }) })
  const { state, again } = useAsked(taskId === null ? question : null, askPlan)
  // The plan stays in sight while an option of it makes another.
  const [plan, setPlan] = useState<EditPlan | null>(null)
  if (state.status === 'ready' && state.answer !== plan) setPlan(state.answer)
  if (taskId !== null && plan !== null) {
    return <EditOutcome taskId={taskId} name={name} onBack={onBack} onDone={onDone} />
  }
  if (state.status === 'failed')
    return (
      <Failed
        title={t('edit.unreadable')}
        sentence={faultSentence(t, state.fault)}
        engineWords={state.fault.message}
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
      <PlanActions
        plan={plan}
        asked={asked}
        start={start}
        onStart={setStart}
        onBack={onBack}
        onStarted={setTaskId}
      />
    </div>
  )
}

/** The choices that are left, and the button that does it. */
function PlanActions({
  plan,
  asked,
  start,
  onStart,
  onBack,
  onStarted,
}: {
  plan: EditPlan
  asked: Asked
  start: boolean | null
  onStart: (start: boolean) => void
  onBack: () => void
  onStarted: (taskId: string) => void
}) {
  const { t } = useTranslation()
  const [carry, setCarry] = useState(true)
  const [fault, setFault] = useState<Fault | null>(null)
  const key = `edit of ${plan.id}`
  const pending = usePending(key) !== null
  const isNew = plan.way === 'new-container'
  const { count, first } = plan.changedFiles
  const canCarry = isNew && count > 0 && !plan.changes.some(({ setting }) => setting === 'image')
  const go = async () => {
    const input = { id: plan.id, ...asked, carryFiles: canCarry && carry, ...(start !== null && { start }) }
    const [command = []] = plan.commands
    const refused = await act({
      key,
      verb: 'edit',
      subject: plan.name,
      command,
      run: async () => {
        const started = await api.edits.start(input)
        onStarted(started.taskId)
        return started
      },
    })
    setFault(refused)
  }
  return (
    <>
      {isNew && <Checkbox label={t('edit.plan.start')} checked={start ?? plan.running} onChange={onStart} />}
      {canCarry && (
        <div>
          <Checkbox label={t('edit.plan.carry', { count })} checked={carry} onChange={setCarry} />
          <p className={styles.quiet}>{t('edit.plan.carryHint', { paths: first.join(', ') })}</p>
        </div>
      )}
      <PlanCommands plan={plan} />
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
          {isNew ? t('edit.plan.applyNew') : t('edit.plan.apply')}
        </Button>
      </div>
    </>
  )
}
