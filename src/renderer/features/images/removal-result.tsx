import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Fault } from '#shared/faults.ts'
import { EngineWords } from '../../store/engine-words.tsx'
import { faultSentence } from '../../store/fault-text.ts'
import { paths } from '../../store/route.ts'
import { Button } from '../../ui/button.tsx'
import { rowName } from './image-rows.ts'
import type { Outcome } from './removal.ts'
import styles from './dialogs.module.css'

/** What became of one row: the engine's list of untagged and deleted, or why it refused. */
export function RemovalResult({
  outcome,
  onLeave,
  onForce,
}: {
  outcome: Outcome
  onLeave: () => void
  /** Null when force was used already. */
  onForce: (() => void) | null
}) {
  const { t } = useTranslation()
  if ('fault' in outcome) return <Refusal outcome={outcome} onLeave={onLeave} onForce={onForce} />
  const { untagged, deleted } = outcome.removed
  return (
    <li className={styles.item} data-tone="good">
      <p className={styles.verdict}>
        <CircleCheck aria-hidden />
        <code className={styles.name}>{rowName(outcome.row)}</code>
      </p>
      <dl className={styles.facts}>
        {untagged.length > 0 && (
          <>
            <dt>{t('images.removeDialog.untagged')}</dt>
            {untagged.map((reference) => (
              <dd key={reference}>
                <code>{reference}</code>
              </dd>
            ))}
          </>
        )}
        {deleted.length > 0 && (
          <>
            <dt>{t('images.removeDialog.deleted')}</dt>
            {deleted.map((id) => (
              <dd key={id}>
                <code>{id}</code>
              </dd>
            ))}
          </>
        )}
      </dl>
    </li>
  )
}

function Refusal({
  outcome,
  onLeave,
  onForce,
}: {
  outcome: Extract<Outcome, { readonly fault: Fault }>
  onLeave: () => void
  onForce: (() => void) | null
}) {
  const { t } = useTranslation()
  const { row, fault } = outcome
  return (
    <li className={styles.item} data-tone="bad">
      <p className={styles.verdict}>
        <TriangleAlert aria-hidden />
        <code className={styles.name}>{rowName(row)}</code> {t('images.removeDialog.refused')}
      </p>
      <p>{refusalSentence(t, fault)}</p>
      <EngineWords fault={fault} />
      <p className={styles.links}>
        {onForce !== null && fault.hint === 'force' && (
          <Button size="small" variant="danger" onClick={onForce}>
            {t('images.removeDialog.tryForce')}
          </Button>
        )}
        {(row.usedBy ?? []).slice(0, 5).map((container) => (
          <a key={container.id} href={`#${paths.container(container.name)}`} onClick={onLeave}>
            {t('images.removeDialog.open', { name: container.name })}
          </a>
        ))}
      </p>
    </li>
  )
}

/** What stands in the way, where the engine tells more than that something does. */
function refusalSentence(t: TFunction, fault: Fault): string {
  switch (String(fault.detail['reason'])) {
    case 'child-images':
      return t('images.removeDialog.childImages')
    case 'several-names':
      return t('images.removeDialog.severalNames')
    case 'running-container':
      return t('images.removeDialog.runs', { containers: containersOf(fault) })
    case 'container':
      return t('images.removeDialog.stopped', { containers: containersOf(fault) })
    default:
      return faultSentence(t, fault)
  }
}

function containersOf({ detail: { containers } }: Fault): string {
  return Array.isArray(containers) ? containers.join(', ') : ''
}
