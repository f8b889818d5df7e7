import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { faultSentence } from '../../../store/fault-text.ts'
import { IconButton } from '../../../ui/button.tsx'
import { StateMark } from '../../../ui/state-mark.tsx'
import { type Bulk, type BulkItem, dismissBulk, useBulk } from '../actions/bulk.ts'
import styles from './bulk-results.module.css'

/** One line for each container of the last bulk action; failures say why. */
export function BulkResults() {
  const { t } = useTranslation()
  const bulk = useBulk((state) => state.bulk)
  if (bulk === null) return null
  return (
    <section className={styles.results} aria-label={t('containers.bulk.results')}>
      <div className={styles.head}>
        <strong role="status">
          <Summary bulk={bulk} />
        </strong>
        <IconButton label={t('containers.bulk.close')} icon={<X aria-hidden />} onClick={dismissBulk} />
      </div>
      <ul className={styles.list}>
        {[...bulk.items].toSorted(failuresFirst).map((item) => (
          <ResultLine key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

function Summary({ bulk }: { bulk: Bulk }) {
  const { t } = useTranslation()
  const done = bulk.items.filter((item) => item.state === 'done').length
  const failed = bulk.items.filter((item) => item.state === 'failed').length
  const action = t(`activity.verb.${bulk.move}`)
  const words = bulk.finished
    ? failed > 0
      ? t('containers.bulk.someFailed', { done, failed })
      : t('containers.bulk.allDone', { count: done })
    : t('containers.bulk.running', { done: done + failed, all: bulk.items.length })
  return t('containers.bulk.summary', { action, words })
}

const marks = { waiting: 'stop', running: 'busy', done: 'run', failed: 'fail' } as const

function ResultLine({ item }: { item: BulkItem }) {
  const { t } = useTranslation()
  return (
    <li className={styles.item} data-state={item.state}>
      <StateMark state={marks[item.state]} />
      <span className={styles.name}>{item.name}</span>
      <span>{t(`containers.bulk.item.${item.state}`)}</span>
      {item.fault !== null && (
        <span className={styles.why}>
          {faultSentence(t, item.fault)} <code>{item.fault.message}</code>
        </span>
      )}
    </li>
  )
}

function failuresFirst(a: BulkItem, b: BulkItem): number {
  return Number(b.state === 'failed') - Number(a.state === 'failed')
}
