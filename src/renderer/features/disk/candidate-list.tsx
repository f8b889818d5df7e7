import { useTranslation } from 'react-i18next'
import type { CleanScope } from '#shared/clean-scopes.ts'
import type { CleanCandidate } from '#shared/contract/disk.ts'
import { useFormat } from '../../store/intl.ts'
import { Checkbox } from '../../ui/field.tsx'
import styles from './disk.module.css'

/** What would go, each with a tick, its size and what tells it from the others; their sum, live. */
export function CandidateList({
  scope,
  items,
  isTicked,
  freed,
  onTick,
}: {
  scope: CleanScope
  items: readonly CleanCandidate[]
  isTicked: (item: CleanCandidate) => boolean
  freed: number
  onTick: (ids: readonly string[], ticked: boolean) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const number = items.filter(isTicked).length
  const images = scope === 'dangling-images' || scope === 'unused-images'
  return (
    <>
      <div className={styles.listHead}>
        <Checkbox
          label={t('disk.dialog.chosen', { number, all: items.length })}
          checked={number === items.length}
          mixed={number > 0 && number < items.length}
          onChange={(ticked) =>
            onTick(
              items.map(({ id }) => id),
              ticked,
            )
          }
        />
        {scope !== 'unused-networks' && (
          <p role="status" className={styles.sum}>
            {t(images ? 'disk.dialog.sumAtLeast' : 'disk.dialog.sum', { size: format.bytes(freed) })}
          </p>
        )}
      </div>
      {/* A scrolling box must be reachable by keyboard, so it is a named stop for the Tab key. */}
      <div className={styles.scroll} role="group" aria-label={t('disk.dialog.list')} tabIndex={0}>
        <ul>
          {items.map((item) => (
            <Row
              key={item.id}
              item={item}
              sized={scope !== 'unused-networks'}
              ticked={isTicked(item)}
              onTick={(ticked) => onTick([item.id], ticked)}
            />
          ))}
        </ul>
      </div>
    </>
  )
}

function Row({
  item,
  sized,
  ticked,
  onTick,
}: {
  item: CleanCandidate
  sized: boolean
  ticked: boolean
  onTick: (ticked: boolean) => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, about, size, createdAt, users, savePoint, undoOf } = item
  return (
    <li className={styles.row}>
      <Checkbox label={name} checked={ticked} onChange={onTick} />
      <span className={styles.notes}>
        {about !== '' && <span className={styles.about}>{about}</span>}
        {savePoint !== null && (
          <strong className={styles.kept}>{t('disk.dialog.savePoint', { name: savePoint })}</strong>
        )}
        {undoOf !== null && (
          <strong className={styles.kept}>{t('disk.dialog.undoOf', { name: undoOf })}</strong>
        )}
        {users.length > 0 && (
          <span className={styles.kept}>
            {t('disk.dialog.users', { count: users.length, names: format.list(users) })}
          </span>
        )}
      </span>
      <span className={styles.figure}>{createdAt === null ? '' : format.ago(createdAt)}</span>
      <span className={styles.figure}>
        {size === null ? (sized ? t('disk.dialog.notMeasured') : '') : format.bytes(size)}
      </span>
    </li>
  )
}
