import { ChevronsUp, RotateCcw } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { faultSentence } from '../../store/fault-text.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import type { Older } from './use-older.ts'
import styles from './log-row.module.css'

/** The row above the oldest line: what is older, or that nothing is. */
export function LogEdge({ older }: { older: Older }) {
  const { t } = useTranslation()
  const load = ({ currentTarget }: MouseEvent<HTMLElement>): void => {
    // The button goes with what it does: the keys stay with the log.
    const log = currentTarget.closest('[role="log"]')
    if (log instanceof HTMLElement) log.focus({ preventScroll: true })
    older.load(true)
  }
  return (
    <div
      className={classNames(
        styles.row,
        styles.notice,
        styles.edge,
        older.state === 'failed' && styles.alarming,
      )}
      data-edge={older.state}
    >
      <span>
        <span role="status">{useWords(older)}</span>
        {older.state === 'more' && (
          <Button size="small" icon={<ChevronsUp aria-hidden />} onClick={load}>
            {t('logs.older.load')}
          </Button>
        )}
        {older.state === 'failed' && (
          <Button size="small" icon={<RotateCcw aria-hidden />} onClick={load}>
            {t('common.retry')}
          </Button>
        )}
      </span>
    </div>
  )
}

function useWords({ state, fault }: Older): string | null {
  const { t } = useTranslation()
  switch (state) {
    case 'unasked':
    case 'more':
      return null
    case 'failed':
      return fault === null ? null : t('logs.older.failed', { reason: faultSentence(t, fault) })
    case 'loading':
      return t('logs.older.loading')
    case 'beginning':
      return t('logs.older.beginning')
    case 'full':
      return t('logs.older.full')
    case 'several':
      return t('logs.older.several')
  }
}
