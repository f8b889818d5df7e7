import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { EditPlan } from '#shared/contract/edits.ts'
import { mainCommand } from '#shared/docker-command/edits.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { act, usePending } from '../../../store/actions.ts'
import { editFaultSentence } from '../../../store/edit-fault.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Checkbox } from '../../../ui/field.tsx'
import { Loading } from '../../../ui/page-state.tsx'
import { usePlan } from '../edit/use-plan.ts'
import type { SavePointItem } from '../model/save-points.ts'
import styles from './save-points.module.css'
import { usePresentState } from './use-present-state.ts'

interface Props {
  readonly item: SavePointItem
  readonly container: ContainerSummary
  readonly onClose: () => void
}

/** Safe edit to the image of a save point: the plan first, and the present state saved before if it is wanted. */
export function RollBack({ item, container, onClose }: Props) {
  const { t } = useTranslation()
  const cancel = useRef<HTMLButtonElement>(null)
  const [keep, setKeep] = useState(true)
  const savePoint = usePresentState(container, t('savePoints.rollBack.savedName', { point: item.name }))
  const input = { id: container.id, changes: { image: item.reference }, ...(keep && { savePoint }) }
  const { plan, fault: unplanned } = usePlan(input)
  const key = `roll-back:${container.id}`
  const pending = usePending(key) !== null
  const [fault, setFault] = useState<Fault | null>(null)
  const refused = fault ?? unplanned
  const rollBack = async () => {
    const said = await act({
      key,
      verb: 'rollBack',
      subject: container.name,
      command: mainCommand(plan?.commands ?? []),
      run: () => api.edits.start(input),
    })
    setFault(said)
    if (said === null) onClose()
  }
  const possible = plan !== null && plan.obstacle === null && plan.way !== 'nothing'
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('savePoints.rollBack.title', { name: container.name, point: item.name })}
      description={t('savePoints.rollBack.text')}
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" disabled={!possible} pending={pending} onClick={() => void rollBack()}>
            {t('savePoints.rollBack.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {refused !== null && (
          <div role="alert" className={styles.failure}>
            <strong>{t('savePoints.rollBack.failed')}</strong>
            <p>{editFaultSentence(t, refused)}</p>
            <code>{refused.message}</code>
          </div>
        )}
        {plan === null && refused === null && (
          <Loading shape="text" label={t('savePoints.rollBack.planning')} slowLabel={t('common.slow')} />
        )}
        {plan !== null && <Plan plan={plan} />}
        {possible && (
          <Checkbox
            label={t('savePoints.rollBack.keep')}
            hint={t('savePoints.rollBack.keepHint')}
            checked={keep}
            onChange={setKeep}
          />
        )}
        {possible &&
          plan.commands.map((argv) => (
            <CommandLine
              key={argv.join(' ')}
              argv={argv}
              label={t('common.command')}
              copyLabel={t('common.copyCommand')}
              copiedLabel={t('common.copied')}
              veil={{ show: t('common.showValues'), hide: t('common.hideValues') }}
            />
          ))}
      </div>
    </Dialog>
  )
}

function Plan({ plan }: { plan: EditPlan }) {
  const { t } = useTranslation()
  if (plan.obstacle !== null) return <p role="alert">{t(`edit.obstacle.${plan.obstacle}`)}</p>
  if (plan.way === 'nothing') return <p>{t('savePoints.rollBack.nothing')}</p>
  const { count, deleted } = plan.changedFiles
  return (
    <>
      <p>{t('savePoints.rollBack.way')}</p>
      {count + deleted > 0 && <p>{t('savePoints.rollBack.files', { count: count + deleted })}</p>}
      {plan.composeProject !== null && (
        <p className={styles.quiet}>{t('savePoints.rollBack.compose', { project: plan.composeProject })}</p>
      )}
    </>
  )
}
