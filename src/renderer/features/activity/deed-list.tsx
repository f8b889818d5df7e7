import { shellLine } from '#shared/docker-command/quote.ts'
import { useTranslation } from 'react-i18next'
import type { Deed } from '../../store/actions.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { useFormat } from '../../store/intl.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../ui/table.tsx'
import { useVeiledLine, VeilButton } from '../../ui/veiled-line.tsx'
import styles from './deed-list.module.css'

/** What was done, newest first, each with the docker command that does the same. */
export function DeedList({ deeds }: { deeds: readonly Deed[] }) {
  const { t } = useTranslation()
  return (
    <Table label={t('activity.commands')}>
      <TableHead>
        <TableRow>
          <HeaderCell>{t('activity.column.time')}</HeaderCell>
          <HeaderCell>{t('activity.column.action')}</HeaderCell>
          <HeaderCell>{t('activity.column.result')}</HeaderCell>
          <HeaderCell>{t('activity.column.command')}</HeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {deeds.map((deed) => (
          <DeedRow key={deed.id} deed={deed} />
        ))}
      </TableBody>
    </Table>
  )
}

function DeedRow({ deed }: { deed: Deed }) {
  const { t } = useTranslation()
  const format = useFormat()
  const veil = useVeiledLine(deed.command)
  return (
    <TableRow>
      <Cell className={styles.time}>{format.time(deed.startedAt)}</Cell>
      <Cell className={styles.deed}>
        <span className={styles.verb}>{t(`activity.verb.${deed.verb}`)}</span> {deed.subject}
      </Cell>
      <Cell>
        <DeedState deed={deed} />
        {deed.fault !== null && <p className={styles.failure}>{faultSentence(t, deed.fault)}</p>}
      </Cell>
      <Cell>
        {deed.command.length === 0 ? (
          <span className={styles.none}>{t('activity.noCommand')}</span>
        ) : (
          <span className={styles.command}>
            <code>{veil.line}</code>
            <VeilButton veil={veil} labels={{ show: t('common.showValues'), hide: t('common.hideValues') }} />
            <CopyButton
              text={shellLine(deed.command)}
              label={t('common.copyCommand')}
              copiedLabel={t('common.copied')}
              iconOnly
            />
          </span>
        )}
      </Cell>
    </TableRow>
  )
}

function DeedState({ deed }: { deed: Deed }) {
  const { t } = useTranslation()
  if (deed.endedAt === null) return <StateBadge state="busy" label={t('activity.deed.running')} />
  if (deed.fault !== null) return <StateBadge state="fail" label={t('activity.deed.failed')} />
  return <StateBadge state="run" label={t('activity.deed.done')} />
}
