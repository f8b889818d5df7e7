import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEngine } from '../../store/collections.ts'
import { useTypedConfirmation } from '../../store/typed-confirmation.tsx'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Dialog, pageHeading } from '../../ui/dialog.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { rowName } from './image-rows.ts'
import type { ImageRow } from './image-rows.ts'
import { RemovalPlan } from './removal-plan-view.tsx'
import { removeCommand, removeRows } from './removal.ts'
import type { Outcome } from './removal.ts'
import { RemovalResult } from './removal-result.tsx'
import { planRemoval } from './remove-plan.ts'
import styles from './dialogs.module.css'

/** Says what goes and what stays, removes, and lists what was untagged and what was deleted. */
export function RemoveDialog({
  rows,
  allRows,
  onClose,
}: {
  rows: readonly ImageRow[]
  allRows: readonly ImageRow[]
  onClose: () => void
}) {
  const { t } = useTranslation()
  const engine = useEngine()
  const confirmation = useTypedConfirmation()
  const cancel = useRef<HTMLButtonElement>(null)
  // What is asked about stays as it was asked, while the list behind it changes.
  const [plans] = useState(() => rows.map((row) => ({ row, plan: planRemoval(row, allRows, rows) })))
  const [force, setForce] = useState(false)
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null)
  const busy = outcomes !== null && outcomes.length < plans.length
  const remove = (withForce: boolean, again: readonly ImageRow[]) => {
    setForce(withForce)
    setOutcomes((last) => (last ?? []).filter(({ row }) => !again.includes(row)))
    void removeRows(again, withForce, (outcome) => setOutcomes((last) => [...(last ?? []), outcome]))
  }
  const asked = plans.map(({ row }) => row)
  const first = asked[0]
  const title =
    asked.length === 1 && first !== undefined
      ? t('images.removeDialog.titleName', { name: rowName(first) })
      : t('images.removeDialog.title', { count: asked.length })
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !busy) onClose()
      }}
      title={outcomes === null ? title : t('images.removeDialog.resultTitle')}
      description={t('images.removeDialog.engine', { engine: engine?.endpoint?.name ?? '' })}
      initialFocus={cancel}
      returnsTo={() => (outcomes?.some((outcome) => 'removed' in outcome) === true ? pageHeading() : null)}
      confirmation={outcomes === null ? confirmation.field : null}
      footer={
        outcomes === null ? (
          <>
            <Button ref={cancel} onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button variant="danger" disabled={!confirmation.given} onClick={() => remove(force, asked)}>
              {t('images.removeDialog.remove', { count: asked.length })}
            </Button>
          </>
        ) : (
          <Button variant="primary" pending={busy} onClick={onClose}>
            {t(busy ? 'images.removeDialog.removing' : 'common.close')}
          </Button>
        )
      }
    >
      {outcomes === null ? (
        <>
          <ul className={styles.list}>
            {plans.map(({ row, plan }) => (
              <RemovalPlan key={row.key} row={row} plan={plan} onLeave={onClose} />
            ))}
          </ul>
          <p className={styles.quiet}>{t('images.removeDialog.stays')}</p>
          <Checkbox
            label={t('images.removeDialog.force')}
            hint={t('images.removeDialog.forceHint')}
            checked={force}
            onChange={setForce}
          />
        </>
      ) : (
        <ul className={styles.list} aria-live="polite">
          {outcomes.map((outcome) => (
            <RemovalResult
              key={outcome.row.key}
              outcome={outcome}
              onLeave={onClose}
              onForce={force ? null : () => remove(true, [outcome.row])}
            />
          ))}
        </ul>
      )}
      <CommandLine
        argv={removeCommand(asked, force)}
        label={t('images.removeDialog.commandLabel')}
        copyLabel={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
      />
    </Dialog>
  )
}
