import type { Diagnostics } from '#shared/contract/system.ts'
import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { useFormat } from '../../store/intl.ts'
import { Breakable } from '../../ui/breakable.tsx'
import { IconButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../ui/table.tsx'
import { Rows } from './rows.tsx'
import { useAnswer } from './use-answer.ts'
import styles from './engine-page.module.css'

/** For a person who looks for a fault: what is open, and the calls of late. Read on demand, never polled. */
export function Trouble() {
  const { t } = useTranslation()
  const { answer, again } = useAnswer(() => api.system.diagnostics(), null)
  return (
    <section className={styles.card} aria-labelledby="trouble-title">
      <div className={styles.cardHead}>
        <h2 id="trouble-title">{t('engine.section.trouble')}</h2>
        <IconButton label={t('engine.refresh')} icon={<RefreshCw aria-hidden />} onClick={again} />
      </div>
      <p className={styles.hint}>{t('engine.trouble.words')}</p>
      {answer.status === 'failed' && (
        <p className={styles.failure}>
          {t('engine.trouble.failed', { reason: faultSentence(t, answer.fault) })}
        </p>
      )}
      {answer.status === 'ready' && <Found diagnostics={answer.value} />}
    </section>
  )
}

function Found({ diagnostics }: { diagnostics: Diagnostics }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <Rows
        rows={[
          [t('engine.trouble.openStreams'), format.number(diagnostics.openStreams)],
          [t('engine.trouble.logSessions'), format.number(diagnostics.logSessions)],
          [t('engine.trouble.terminals'), format.number(diagnostics.terminals)],
          [t('engine.trouble.subscribers'), format.number(diagnostics.subscribers)],
        ]}
      />
      {diagnostics.calls.length === 0 ? (
        <p className={styles.hint}>{t('engine.trouble.noCalls')}</p>
      ) : (
        <Calls calls={diagnostics.calls} />
      )}
      <div>
        <CopyButton
          text={JSON.stringify(diagnostics, null, 2)}
          label={t('engine.trouble.copyAll')}
          copiedLabel={t('common.copied')}
        />
      </div>
    </>
  )
}

const shownCalls = 30

/** A path is read for what was asked: of an id the twelve characters do that the CLI shows. */
const shortIds = (path: string) => path.replaceAll(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…')

function Calls({ calls }: { calls: Diagnostics['calls'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const newest = calls.toSorted((one, other) => other.at - one.at).slice(0, shownCalls)
  return (
    <Table label={t('engine.trouble.calls')}>
      <TableHead>
        <TableRow>
          <HeaderCell>{t('engine.trouble.at')}</HeaderCell>
          <HeaderCell>{t('engine.trouble.method')}</HeaderCell>
          <HeaderCell>{t('engine.trouble.path')}</HeaderCell>
          <HeaderCell>{t('engine.trouble.status')}</HeaderCell>
          <HeaderCell>{t('engine.trouble.took')}</HeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {newest.map((call) => (
          <TableRow key={`${String(call.at)} ${call.method} ${call.path} ${String(call.milliseconds)}`}>
            <Cell numeric>{format.time(call.at)}</Cell>
            <Cell mono>{call.method}</Cell>
            <Cell mono className={styles.path} title={call.path}>
              <Breakable text={shortIds(call.path)} />
            </Cell>
            <Cell numeric>{call.status ?? t('engine.trouble.noAnswer')}</Cell>
            <Cell numeric>
              {t('engine.trouble.milliseconds', { value: format.number(Math.round(call.milliseconds)) })}
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
