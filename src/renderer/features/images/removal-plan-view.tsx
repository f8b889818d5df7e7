import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useFormat } from '../../store/intl.ts'
import { paths } from '../../store/route.ts'
import { rowName } from './image-rows.ts'
import type { ImageRow } from './image-rows.ts'
import type { RemovePlan } from './remove-plan.ts'
import styles from './dialogs.module.css'

/** One row of what is asked: what will go, or who holds it. */
export function RemovalPlan({
  row,
  plan,
  onLeave,
}: {
  row: ImageRow
  plan: RemovePlan
  onLeave: () => void
}) {
  const { t } = useTranslation()
  const users = 'by' in plan ? plan.by : []
  return (
    <li className={styles.item} data-tone={toneOf(plan)}>
      <code className={styles.name}>{rowName(row)}</code>
      <p>{usePlanSentence(plan)}</p>
      {users.length > 0 && (
        <p className={styles.links}>
          {users.slice(0, 5).map((container) => (
            <a key={container.id} href={`#${paths.container(container.name)}`} onClick={onLeave}>
              {t('images.removeDialog.open', { name: container.name })}
            </a>
          ))}
        </p>
      )}
    </li>
  )
}

function toneOf({ kind }: RemovePlan): 'bad' | 'warm' | undefined {
  if (kind === 'held') return 'bad'
  return kind === 'delete' || kind === 'untag' ? undefined : 'warm'
}

function usePlanSentence(plan: RemovePlan): string {
  const { t } = useTranslation()
  const format = useFormat()
  const names = (containers: readonly ContainerSummary[]) =>
    format.list(containers.map((container) => container.name))
  switch (plan.kind) {
    case 'untag':
      return t('images.removeDialog.untag', { others: format.list(plan.others) })
    case 'held':
      return t('images.removeDialog.held', { containers: names(plan.by) })
    case 'name-by-force':
      return t('images.removeDialog.nameByForce', { containers: names(plan.by) })
    case 'stopped-users':
      return t('images.removeDialog.stoppedUsers', { containers: names(plan.by) })
    case 'unknown-users':
      return t('images.removeDialog.unknownUsers', { size: format.bytes(plan.size) })
    case 'delete':
      return t('images.removeDialog.delete', { size: format.bytes(plan.size) })
  }
}
