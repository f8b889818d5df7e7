import { useRef, useState } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useEngine } from '../../store/collections.ts'
import { useFormat } from '../../store/intl.ts'
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
import { countRemoval, forceEffects, planRemoval } from './remove-plan.ts'
import styles from './dialogs.module.css'

type Plans = Parameters<typeof countRemoval>[0]

/** Rows that are removed together. */
interface Go {
  readonly rows: readonly ImageRow[]
  readonly force: boolean
}

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
  const [asked] = useState({ rows, allRows })
  const [force, setForce] = useState(false)
  const plans = plansOf(asked, force)
  const [last, setLast] = useState<Go>({ rows, force: false })
  const [forced, setForced] = useState<ReadonlySet<string>>(new Set())
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null)
  const busy = outcomes !== null && outcomes.length < plans.length
  const remove = (go: Go) => {
    setLast(go)
    if (go.force) setForced((before) => new Set([...before, ...go.rows.map(({ key }) => key)]))
    setOutcomes((before) => (before ?? []).filter(({ row }) => !go.rows.includes(row)))
    void removeRows(go.rows, go.force, (outcome) => setOutcomes((before) => [...(before ?? []), outcome]))
  }
  const what = useWhatGoes(plans)
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !busy) onClose()
      }}
      title={outcomes === null ? titleOf(t, plans, what) : resultTitle(t, outcomes, busy)}
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
            <Button
              variant="danger"
              disabled={!confirmation.given}
              onClick={() => remove({ rows: asked.rows, force })}
            >
              {t('images.removeDialog.remove', { what })}
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
            hint={forceHint(t, asked)}
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
              onForce={
                forced.has(outcome.row.key) ? null : () => remove({ rows: [outcome.row], force: true })
              }
            />
          ))}
        </ul>
      )}
      <CommandLine
        argv={outcomes === null ? removeCommand(asked.rows, force) : removeCommand(last.rows, last.force)}
        label={t('images.removeDialog.commandLabel')}
        copyLabel={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
      />
    </Dialog>
  )
}

/** What is asked about, among all that there was then. */
interface Question {
  readonly rows: readonly ImageRow[]
  readonly allRows: readonly ImageRow[]
}

function plansOf({ rows, allRows }: Question, force: boolean): Plans {
  return rows.map((row) => ({ row, plan: planRemoval(row, allRows, { together: rows, force }) }))
}

function forceHint(t: TFunction, { rows, allRows }: Question): string {
  const effects = forceEffects(rows, allRows)
  if (effects.length === 0) return t('images.removeDialog.forceHint.nothing')
  return effects.map((effect) => t(`images.removeDialog.forceHint.${effect}`)).join(' ')
}

/** In words: `1 image and 2 names`. */
function useWhatGoes(plans: Plans): string {
  const { t } = useTranslation()
  const format = useFormat()
  const { images, names } = countRemoval(plans)
  return format.list([
    ...(images > 0 ? [t('images.count', { count: images })] : []),
    ...(names > 0 ? [t('images.removeDialog.names', { count: names })] : []),
  ])
}

function resultTitle(t: TFunction, outcomes: readonly Outcome[], busy: boolean): string {
  const none = !busy && outcomes.every((outcome) => 'fault' in outcome)
  return t(none ? 'images.removeDialog.resultNone' : 'images.removeDialog.resultTitle')
}

function titleOf(t: TFunction, plans: Plans, what: string): string {
  const [first, second] = plans
  if (first === undefined || second !== undefined) return t('images.removeDialog.title', { what })
  const name = rowName(first.row)
  const nameAlone = first.plan.kind === 'untag' || first.plan.kind === 'name-by-force'
  return t(nameAlone ? 'images.removeDialog.titleUntag' : 'images.removeDialog.titleName', { name })
}
