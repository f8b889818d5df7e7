import { ListTree, RotateCw } from 'lucide-react'
import { type CSSProperties, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary, ProcessTable } from '#shared/contract/containers.ts'
import { top } from '#shared/docker-command/containers.ts'
import { type ProcessColumns, processColumns } from '#shared/process-columns.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { useFormat } from '../../../store/intl.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Checkbox } from '../../../ui/field.tsx'
import { Empty, Failed, Loading } from '../../../ui/page-state.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Cell, HeaderCell, Table, TableBody, TableHead, TableRow } from '../../../ui/table.tsx'
import { useProcesses } from './use-processes.ts'
import styles from './processes-tab.module.css'

/** What runs inside, as `docker top` tells it. */
export function ProcessesTab({ container }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  const [columns, setColumns] = useState<ProcessColumns>('usual')
  const [goesOn, setGoesOn] = useState(true)
  // A paused container's processes are all there; they only do not move.
  const runs = container.state === 'running' || container.state === 'paused'
  const view = useProcesses(container.id, columns, { runs, goesOn })
  return (
    <div className={styles.scroll}>
      <div className={styles.bar}>
        <Segmented
          label={t('processes.columns.label')}
          value={columns}
          onChange={setColumns}
          options={processColumns.map((value) => ({ value, label: t(`processes.columns.${value}`) }))}
        />
        <Checkbox label={t('processes.goesOn')} checked={goesOn} onChange={setGoesOn} />
        <Button
          size="small"
          icon={<RotateCw aria-hidden />}
          pending={view.asking && !goesOn}
          disabled={!runs}
          onClick={view.again}
        >
          {t('processes.again')}
        </Button>
        <AsOf at={runs ? view.at : 0} count={view.table?.processes.length ?? 0} />
      </div>
      <CommandLine
        argv={top({ id: container.name, columns })}
        label={t('common.command')}
        copyLabel={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
      />
      <Content runs={runs} paused={container.state === 'paused'} view={view} />
    </div>
  )
}

function AsOf({ at, count }: { at: number; count: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (at === 0) return null
  return (
    <span className={styles.quiet}>
      {t('processes.count', { count })} · {t('processes.asOf', { time: format.time(at) })}
    </span>
  )
}

function Content({
  runs,
  paused,
  view: { table, fault, again },
}: {
  runs: boolean
  paused: boolean
  view: ReturnType<typeof useProcesses>
}) {
  const { t } = useTranslation()
  if (!runs)
    return (
      <Empty icon={<ListTree aria-hidden />} title={t('processes.none.title')}>
        {t('processes.none.text')}
      </Empty>
    )
  if (fault !== null)
    return (
      <Failed
        title={t('processes.failed')}
        sentence={faultSentence(t, fault)}
        engineWords={fault.message}
        copyLabel={t('common.copyEngineWords')}
        copiedLabel={t('common.copied')}
        action={<Button onClick={again}>{t('processes.again')}</Button>}
      />
    )
  if (table === null)
    return <Loading shape="text" label={t('processes.loading')} slowLabel={t('processes.loadingSlow')} />
  return (
    <>
      {paused && <p className={styles.paused}>{t('processes.paused')}</p>}
      <Processes table={table} />
    </>
  )
}

/** The roles are said because a narrow window lays the rows out anew, which takes the table's own from them. */
function Processes({ table: { titles, processes } }: { table: ProcessTable }) {
  const { t } = useTranslation()
  const identity = titles.includes('LWP') ? titles.indexOf('LWP') : titles.indexOf('PID')
  const last = titles.length - 1
  const style: CSSProperties & { '--figures': number } = { '--figures': last }
  return (
    <Table label={t('processes.title')} role="table" className={styles.table} style={style}>
      <TableHead role="rowgroup">
        <TableRow role="row" className={styles.row}>
          {titles.map((title, column) => (
            <HeaderCell
              key={title}
              role="columnheader"
              className={column === last ? styles.words : undefined}
            >
              {title}
            </HeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody role="rowgroup">
        {processes.map((cells, row) => (
          <TableRow key={cells[identity] ?? row} role="row" className={styles.row}>
            {titles.map((title, column) => (
              <Cell key={title} role="cell" mono className={column === last ? styles.words : styles.figure}>
                {cells[column] ?? ''}
              </Cell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
