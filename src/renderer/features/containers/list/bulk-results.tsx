import { X } from 'lucide-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { faultSentence } from '../../../store/fault-text.ts'
import { useFormat } from '../../../store/intl.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { StateMark } from '../../../ui/state-mark.tsx'
import { type Bulk, type BulkItem, cancelBulk, dismissBulk, retryBulk, useBulk } from '../actions/bulk.ts'
import { useGrace } from '../actions/grace.ts'
import { skippedWords } from '../words.ts'
import { GraceBar } from './grace-bar.tsx'
import styles from './bulk-results.module.css'

/** What becomes of each container of the bulk actions under way, and of the last that ended. */
export function BulkResults() {
  const bulks = useBulk((state) => state.bulks)
  return bulks.map((bulk) => <OneBulk key={bulk.id} bulk={bulk} />)
}

function OneBulk({ bulk }: { bulk: Bulk }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section className={styles.results} aria-label={t('containers.bulk.results')}>
      <div className={styles.head}>
        <strong role="status">{summary(t, bulk)}</strong>
        <Controls bulk={bulk} />
      </div>
      {/* A scrolling box must be reachable by keyboard, so it is a named stop for the Tab key. */}
      <div className={styles.scroll} role="group" aria-label={t('containers.bulk.items')} tabIndex={0}>
        <ul className={styles.list}>
          {[...bulk.items].toSorted(failuresFirst).map((item) => (
            <ResultLine key={item.id} item={item} />
          ))}
        </ul>
        {bulk.skipped.length > 0 && (
          <p className={styles.skipped}>
            {t('containers.bulk.skipped', {
              count: bulk.skipped.length,
              names: skippedWords(t, format, bulk.skipped),
            })}
          </p>
        )}
      </div>
      <div className={styles.commands}>
        {bulk.commands.map((argv) => (
          <CommandLine
            key={argv.join(' ')}
            argv={argv}
            label={t('containers.commandLabel')}
            copyLabel={t('containers.copyCommand')}
            copiedLabel={t('containers.copied')}
          />
        ))}
      </div>
    </section>
  )
}

function Controls({ bulk }: { bulk: Bulk }) {
  const { t } = useTranslation()
  const again = bulk.items.filter(({ state }) => state === 'failed' || state === 'left').length
  if (bulk.state !== 'finished')
    return (
      <Button size="small" pending={bulk.state === 'cancelling'} onClick={() => cancelBulk(bulk.id)}>
        {t(bulk.state === 'cancelling' ? 'containers.bulk.cancelling' : 'containers.bulk.cancel')}
      </Button>
    )
  return (
    <span className={styles.controls}>
      {again > 0 && (
        <Button size="small" onClick={() => void retryBulk(bulk.id)}>
          {t('containers.bulk.retry', { count: again })}
        </Button>
      )}
      <IconButton
        label={t('containers.bulk.close')}
        icon={<X aria-hidden />}
        onClick={() => dismissBulk(bulk.id)}
      />
    </span>
  )
}

function summary(t: TFunction, bulk: Bulk): string {
  const count = (wanted: BulkItem['state']) => bulk.items.filter(({ state }) => state === wanted).length
  const [done, failed, left] = [count('done') + count('already'), count('failed'), count('left')]
  const action = t(`activity.verb.${bulk.move}`)
  const words =
    bulk.state !== 'finished'
      ? t('containers.bulk.running', { done: done + failed, all: bulk.items.length })
      : left > 0
        ? t('containers.bulk.cancelled', { done, failed, left })
        : failed > 0
          ? t('containers.bulk.someFailed', { done, failed })
          : t('containers.bulk.allDone', { count: done })
  return t('containers.bulk.summary', { action, words })
}

const marks = {
  waiting: 'stop',
  running: 'busy',
  done: 'run',
  already: 'run',
  failed: 'fail',
  left: 'stop',
} as const

function ResultLine({ item }: { item: BulkItem }) {
  const { t } = useTranslation()
  const grace = useGrace(item.id)
  return (
    <li className={styles.item} data-state={item.state}>
      <StateMark state={marks[item.state]} />
      <span className={styles.name}>{item.name}</span>
      <span>{t(`containers.bulk.item.${item.state}`)}</span>
      {grace !== null && item.state === 'running' && <GraceBar container={item} grace={grace} />}
      {item.fault !== null && (
        <span className={styles.why}>
          {faultSentence(t, item.fault)} <code>{item.fault.message}</code>
        </span>
      )}
    </li>
  )
}

/** What went wrong is read first; what is under way comes before what waits. */
const rank: Readonly<Record<BulkItem['state'], number>> = {
  failed: 0,
  running: 1,
  waiting: 2,
  left: 2,
  done: 2,
  already: 2,
}

function failuresFirst(a: BulkItem, b: BulkItem): number {
  return rank[a.state] - rank[b.state]
}
