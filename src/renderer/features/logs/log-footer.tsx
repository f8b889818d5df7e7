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
import { sinceOf, tailOf } from './log-span.ts'
import styles from './log-footer.module.css'

export function LogFooter({ head, name, options }: { head: LogHead; name: string; options: LogOptions }) {
  const { t } = useTranslation()
  const format = useFormat()
  const range = options.only === undefined ? head : head[options.only]
  const lines = range.end - range.first
  return (
    <div className={styles.footer}>
      <span>
        {t('logs.held', { count: lines, number: format.number(lines), bytes: format.bytes(head.bytes) })}
      </span>
      <span role="status">{stateWords(t, head)}</span>
      {head.first > 0 && <span>{t('logs.oldestGone')}</span>}
      <span className={styles.stay}>{t('logs.stay')}</span>
      <Command key={options.span} name={name} options={options} following={head.state !== 'ended'} />
    </div>
  )
}

function stateWords(t: TFunction, head: LogHead): string {
  switch (head.state) {
    case 'reading':
      return t('logs.state.reading')
    case 'following':
      return t('logs.state.following')
    case 'ended':
      return head.exitCode === null
        ? t('logs.state.neverRan')
        : t('logs.state.ended', { code: head.exitCode })
    case 'waiting':
      return t('logs.state.waiting')
    case 'failed':
      return head.fault === null ? '' : faultSentence(t, head.fault)
  }
}

function Command({ name, options, following }: { name: string; options: LogOptions; following: boolean }) {
  const { t } = useTranslation()
  const [openedAt] = useState(() => Date.now())
  const line = shellLine(
    logsCommand({
      id: name,
      tail: tailOf(options.span),
      since: sinceOf(options.span, openedAt) ?? undefined,
      timestamps: options.timestamps,
      follow: following,
    }),
  )
  return (
    <span className={styles.command}>
      <code aria-label={t('common.command')}>{line}</code>
      <CopyButton text={line} label={t('common.copyCommand')} copiedLabel={t('common.copied')} iconOnly />
    </span>
  )
}
