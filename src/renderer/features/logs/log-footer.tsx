import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogHead } from '#shared/contract/logs.ts'
import { logs as logsCommand } from '#shared/docker-command/logs.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { useFormat } from '../../store/intl.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import type { LogOptions } from './log-options.ts'
import { askedSpan } from './log-span.ts'
import styles from './log-footer.module.css'

/** What is held and what is not, how far the log is read, and the commands that do the same. */
export function LogFooter({ head, options }: { head: LogHead; options: LogOptions }) {
  const { t } = useTranslation()
  const format = useFormat()
  const lines = head.end - head.first - head.notices.shown
  const hidden = head.hidden - head.notices.hidden
  return (
    <div className={styles.footer}>
      <span>
        {t('logs.held', { count: lines, number: format.number(lines), bytes: format.bytes(head.bytes) })}
      </span>
      {hidden > 0 && <span>{t('logs.hidden', { count: hidden, number: format.number(hidden) })}</span>}
      <span role="status">{stateWords(t, head)}</span>
      {head.hasLost && <span>{t('logs.oldestGone')}</span>}
      {!isGone(head) && <span className={styles.stay}>{t('logs.stay')}</span>}
      <Commands key={JSON.stringify(options.span)} head={head} options={options} />
    </div>
  )
}

/** Removed while its log was read: nothing of it is with the engine any more. */
function isGone(head: LogHead): boolean {
  return head.state === 'failed' && head.fault?.code === 'not-found' && head.held.end > 0
}

function stateWords(t: TFunction, head: LogHead): string {
  switch (head.state) {
    case 'reading':
      return t('logs.state.reading')
    case 'following':
      return t('logs.state.following')
    case 'ended':
      if (head.sources.length > 1) return t('logs.state.allEnded')
      return head.exitCode === null
        ? t('logs.state.neverRan')
        : t('logs.state.ended', { code: head.exitCode })
    case 'waiting':
      return t('logs.state.waiting')
    case 'complete':
      return t('logs.state.complete')
    case 'removed':
      return t('logs.state.removed')
    case 'failed':
      if (isGone(head)) return t('logs.state.removed')
      return head.fault === null ? '' : faultSentence(t, head.fault)
  }
}

/** One command a container. */
function Commands({ head, options }: { head: LogHead; options: LogOptions }) {
  const { t } = useTranslation()
  const [openedAt] = useState(() => Date.now())
  const { tail, since, until } = askedSpan(options.span, openedAt)
  const { older } = head
  const isWhole = tail === 'all' || older.state === 'beginning'
  const shown = head.sources.filter(
    ({ state, fault }, place) =>
      !options.off.includes(place) &&
      state !== 'removed' &&
      fault?.code !== 'unsupported' &&
      fault?.code !== 'not-found',
  )
  const lines = shown.map(({ name }) =>
    shellLine(
      logsCommand({
        id: name,
        tail: isWhole ? 'all' : tail + older.lines,
        since,
        until,
        timestamps: options.timestamps,
        follow: until === undefined && head.state !== 'ended',
      }),
    ),
  )
  if (lines.length === 0) return null
  return (
    <span className={styles.command}>
      <code aria-label={t('common.command')} tabIndex={lines.length > 3 ? 0 : undefined}>
        {lines.join('\n')}
      </code>
      <CopyButton
        text={lines.join('\n')}
        label={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
        iconOnly
      />
    </span>
  )
}
