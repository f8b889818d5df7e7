import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useFormat } from '../../../store/intl.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import { useBulk } from '../actions/bulk.ts'
import { openDialog } from '../actions/dialogs.ts'
import { performOnAll } from '../actions/perform.ts'
import { canMove, type Move } from '../model/moves.ts'
import { noSelection, type Selection } from '../model/selection.ts'
import { skippedWords } from '../words.ts'
import { BulkResults } from './bulk-results.tsx'
import styles from './bulk-bar.module.css'

const moves = ['start', 'stop', 'pause', 'unpause', 'restart', 'kill', 'remove'] as const

/** What can be done with all that is ticked, and what became of it. */
export function BulkBar({
  containers,
  onSelect,
}: {
  containers: readonly ContainerSummary[]
  onSelect: (change: (selection: Selection) => Selection) => void
}) {
  const { t } = useTranslation()
  const busy = useBulk(({ bulks }) => bulks.some(({ state }) => state !== 'finished'))
  return (
    <div className={styles.dock}>
      <BulkResults />
      {containers.length > 0 && (
        <section className={styles.bar} aria-label={t('containers.bulk.label')}>
          <strong role="status" className={styles.count}>
            {t('containers.bulk.selected', { count: containers.length })}
          </strong>
          {moves.map((move) => (
            <BulkButton key={move} move={move} containers={containers} busy={busy} />
          ))}
          <Button size="small" onClick={() => navigate(paths.logs(containers.map(({ name }) => name)))}>
            {t('containers.bulk.logs')}
          </Button>
          <span className={styles.grow} />
          <Button
            size="small"
            variant="ghost"
            icon={<X aria-hidden />}
            onClick={() => onSelect(() => noSelection)}
          >
            {t('containers.bulk.clear')}
          </Button>
        </section>
      )}
    </div>
  )
}

/** Offered for those of the selection that the engine would take it from; the others are left alone, and it says so. */
function BulkButton({
  move,
  containers,
  busy,
}: {
  move: Move
  containers: readonly ContainerSummary[]
  busy: boolean
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const able = containers.filter((container) => canMove(container.state, move))
  const skipped = containers.filter((container) => !canMove(container.state, move))
  if (able.length === 0) return null
  const action = t(`containers.action.${move}`)
  const tip =
    skipped.length === 0
      ? null
      : t('containers.bulk.skipped', { count: skipped.length, names: skippedWords(t, format, skipped) })
  const run = () => {
    if (move === 'remove') openDialog({ kind: 'remove', ids: able.map((container) => container.id) })
    else void performOnAll(move, containers)
  }
  const button = (
    <Button
      size="small"
      variant={move === 'kill' || move === 'remove' ? 'danger' : 'default'}
      pending={busy}
      aria-description={tip ?? undefined}
      onClick={run}
    >
      {tip === null ? action : t('containers.bulk.some', { action, number: able.length })}
    </Button>
  )
  return tip === null ? button : <Tooltip label={tip}>{button}</Tooltip>
}
