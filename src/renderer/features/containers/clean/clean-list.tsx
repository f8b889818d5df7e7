import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../store/intl.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/field.tsx'
import { askSizes, useSizes } from '../actions/sizes.ts'
import { ContainerBadge } from '../container-badge.tsx'
import type { CleanRow } from '../model/clean-plan.ts'
import { needsForce } from '../model/moves.ts'
import type { CleanPlan } from './use-clean-plan.ts'
import styles from './clean.module.css'

/** What is to go, row by row, with what another hand changed meanwhile. */
export function CleanList({ plan }: { plan: CleanPlan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { rows, targets, tick, isTicked } = plan
  const open = rows.filter(({ standing }) => standing === 'there')
  return (
    <>
      <div className={styles.head}>
        <Checkbox
          label={t('clean.chosen', { number: targets.length, all: rows.length })}
          checked={open.length > 0 && targets.length === open.length}
          mixed={targets.length > 0 && targets.length < open.length}
          disabled={open.length === 0}
          onChange={(ticked) =>
            tick(
              open.map(({ container }) => container.id),
              ticked,
            )
          }
        />
        <SizesStatus />
      </div>
      {/* A scrolling box must be reachable by keyboard, so it is a named stop for the Tab key. */}
      <div className={styles.scroll} role="group" aria-label={t('clean.list')} tabIndex={0}>
        <ul className={styles.rows}>
          {rows.map((row) => (
            <Row
              key={row.container.id}
              row={row}
              ticked={isTicked(row)}
              onTick={(ticked) => tick([row.container.id], ticked)}
            />
          ))}
        </ul>
      </div>
      <p role="status" className={styles.meanwhile}>
        {plan.newcomers.length > 0 &&
          t('clean.newcomers', {
            count: plan.newcomers.length,
            names: format.list(plan.newcomers.map(({ name }) => name)),
          })}
      </p>
    </>
  )
}

function Row({ row, ticked, onTick }: { row: CleanRow; ticked: boolean; onTick: (ticked: boolean) => void }) {
  const { t } = useTranslation()
  const { container, standing, mark } = row
  const volumes = container.mounts.filter(({ anonymous }) => anonymous)
  return (
    <li className={styles.row} data-standing={standing}>
      <Checkbox label={container.name} checked={ticked} disabled={standing !== 'there'} onChange={onTick} />
      {standing === 'there' ? (
        <ContainerBadge container={container} />
      ) : (
        <span className={styles.changed}>{t(`clean.standing.${standing}`)}</span>
      )}
      <span className={styles.notes}>
        {standing === 'there' && needsForce(container.state) && <span>{t('clean.killed')}</span>}
        {mark !== null && <span>{t(`clean.mark.${mark}`)}</span>}
        {volumes.length > 0 && <span>{t('clean.volumes', { count: volumes.length })}</span>}
      </span>
      <RowSize id={container.id} />
    </li>
  )
}

function RowSize({ id }: { id: string }) {
  const format = useFormat()
  const size = useSizes((sizes) => sizes.byId.get(id))
  return <span className={styles.size}>{size === undefined ? '' : format.bytes(size.writable)}</span>
}

/** The engine walks every layer for it: the list does not wait. */
function SizesStatus() {
  const { t } = useTranslation()
  const status = useSizes((sizes) => sizes.status)
  return (
    <span className={styles.sizes}>
      <span role="status">
        {status === 'asking' ? t('clean.measuring') : status === 'failed' ? t('containers.sizes.failed') : ''}
      </span>
      {status === 'failed' && (
        <Button size="small" variant="ghost" onClick={() => void askSizes()}>
          {t('containers.retry')}
        </Button>
      )}
    </span>
  )
}
