import { useTranslation } from 'react-i18next'
import type { CleanedItem, Cleaning } from '#shared/contract/disk.ts'
import { faultSentence } from './fault-text.ts'
import { useFormat } from './intl.ts'
import styles from './cleaning-list.module.css'

/** What became of each thing of a clean-up, those that stay first, and what it freed. */
export function CleaningList({ cleaning, ended }: { cleaning: Cleaning; ended: boolean }) {
  const { t } = useTranslation()
  const { items } = cleaning
  const stays = items.filter(({ state }) => state === 'failed')
  const others = items.filter(({ state }) => state !== 'failed')
  return (
    <div className={styles.cleaning}>
      <p role="status">
        {ended ? (
          <Sum cleaning={cleaning} />
        ) : (
          t('disk.result.under', {
            done: items.filter(({ state }) => state !== 'waiting' && state !== 'running').length,
            all: items.length,
          })
        )}
      </p>
      <div className={styles.scroll} role="group" aria-label={t('disk.result.list')} tabIndex={0}>
        <ul>
          {[...stays, ...others].map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </ul>
      </div>
    </div>
  )
}

function Sum({ cleaning: { items, freedBytes, scope } }: { cleaning: Cleaning }) {
  const { t } = useTranslation()
  const format = useFormat()
  const count = (...states: readonly CleanedItem['state'][]) =>
    items.filter(({ state }) => states.includes(state)).length
  const failed = count('failed')
  const left = count('left', 'waiting')
  return (
    <span className={styles.sum}>
      <span>{t('disk.result.removed', { count: count('removed', 'gone') })}</span>
      {failed > 0 && <span>{t('disk.result.failed', { count: failed })}</span>}
      {left > 0 && <span>{t('disk.result.left', { count: left })}</span>}
      {scope !== 'unused-networks' && (
        <span>
          {freedBytes === null
            ? t('disk.result.freedUnknown')
            : t('disk.result.freed', { size: format.bytes(freedBytes) })}
        </span>
      )}
    </span>
  )
}

function Row({ item: { name, state, fault } }: { item: CleanedItem }) {
  const { t } = useTranslation()
  const reason = fault?.detail['reason']
  return (
    <li className={styles.row} data-state={state}>
      <span className={styles.name}>{name}</span>
      <span className={styles.state}>{t(`disk.result.state.${state}`)}</span>
      {fault !== null && (
        <span className={styles.fault}>
          {reason === 'changed-meanwhile'
            ? t('disk.result.changed')
            : reason === 'kept-by-engine'
              ? t('disk.result.kept')
              : faultSentence(t, fault)}
          {reason === undefined && <code>{fault.message}</code>}
        </span>
      )}
    </li>
  )
}
