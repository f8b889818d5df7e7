import { Pin } from 'lucide-react'
import { memo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../store/intl.ts'
import { paths } from '../../../store/route.ts'
import { Checkbox } from '../../../ui/field.tsx'
import { ContextMenu } from '../../../ui/menu.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { Cell, TableRow } from '../../../ui/table.tsx'
import { containerKey, killNowKey } from '../actions/container-key.ts'
import { useGrace } from '../actions/grace.ts'
import { menuItems } from '../actions/menu-items.tsx'
import { usePinned } from '../actions/settings.ts'
import { ContainerBadge } from '../container-badge.tsx'
import { FailureNote } from '../failure-note.tsx'
import { shownImage } from '../model/image.ts'
import { useNow } from '../../../store/use-now.ts'
import { PortLinks } from '../port-links.tsx'
import { RenameField } from '../rename-field.tsx'
import { SmallFigures } from '../stats/small-figures.tsx'
import { metaWords, stateWords } from '../words.ts'
import { CardActions } from './card-actions.tsx'
import { GraceBar } from './grace-bar.tsx'
import type { ItemProps } from './item-props.ts'
import { useListCommands } from './list-context.ts'
import { SizeText } from './size-text.tsx'
import type { ShownColumns } from './shown-columns.ts'
import styles from './container-row.module.css'

interface RowProps extends ItemProps {
  readonly index: number
  readonly shows: ShownColumns
  /** Where it is among what is drawn, and who wants to know how high it became. */
  readonly place: number
  readonly measure: (row: HTMLElement | null) => void
}

/** One container as a row of the table. `index` is its place among all rows, the unseen ones included. */
export const ContainerRow = memo(function ContainerRow(props: RowProps) {
  const { t } = useTranslation()
  const { container, selected, active, gone, index, place, measure } = props
  const pinned = usePinned()
  const commands = useListCommands()
  return (
    <ContextMenu
      items={() => (gone ? [] : menuItems(t, container, pinned))}
      render={
        <TableRow
          ref={measure}
          data-index={place}
          className={styles.row}
          data-container={container.id}
          data-selected={selected || undefined}
          data-gone={gone || undefined}
          tabIndex={active ? 0 : -1}
          aria-rowindex={index}
          aria-label={t('containers.card', { name: container.name, state: stateWords(t, container) })}
          onFocus={() => commands.activate(container.id)}
        >
          <RowCells {...props} />
        </TableRow>
      }
    />
  )
})

function RowCells(props: RowProps) {
  const { container, active, gone, shows } = props
  const tabIndex = active ? 0 : -1
  return (
    <>
      <SelectCell {...props} />
      <NameCell {...props} />
      {shows.state && (
        <Cell>
          <RowBadge {...props} />
        </Cell>
      )}
      {shows.image && (
        <Cell mono className={styles.image} title={container.image}>
          <bdi>{shownImage(container.image)}</bdi>
        </Cell>
      )}
      {shows.ports && (
        <Cell>
          {!gone && <PortLinks name={container.name} ports={container.ports} limit={2} tabIndex={tabIndex} />}
        </Cell>
      )}
      {shows.since && <SinceCell {...props} />}
      <Cell>
        {!gone && (
          <CardActions container={container} tabIndex={tabIndex} form={shows.state ? 'row' : 'narrow'} />
        )}
      </Cell>
    </>
  )
}

function RowBadge({ container, gone }: ItemProps) {
  const { t } = useTranslation()
  if (gone) return <StateBadge state="stop" label={t('containers.state.gone')} />
  return <ContainerBadge container={container} />
}

function SelectCell({ container, selected, gone }: ItemProps) {
  const { t } = useTranslation()
  const commands = useListCommands()
  const shift = useRef(false)
  return (
    <Cell className={styles.check}>
      {!gone && (
        <span
          // The tick knows nothing of Shift, and a click that is prevented leaves it other than the row.
          onClickCapture={(event) => {
            shift.current = event.shiftKey
          }}
        >
          <Checkbox
            label={t('containers.named.select', { name: container.name })}
            hideLabel
            checked={selected}
            onChange={() => (shift.current ? commands.extend(container.id) : commands.toggle(container.id))}
          />
        </span>
      )}
    </Cell>
  )
}

function NameCell(props: RowProps) {
  const { container, active, gone, pinned, renaming, shows } = props
  const { t } = useTranslation()
  const grace = useGrace(container.id)
  if (renaming)
    return (
      <Cell>
        <RenameField container={container} />
      </Cell>
    )
  return (
    <Cell className={styles.nameCell}>
      <span className={styles.nameLine}>
        {gone ? (
          container.name
        ) : (
          <a
            className={styles.name}
            href={`#${paths.container(container.name)}`}
            tabIndex={active ? 0 : -1}
            title={container.name}
          >
            {container.name}
          </a>
        )}
        {pinned && <Pin className={styles.pin} aria-label={t('containers.group.pinned')} role="img" />}
      </span>
      {!shows.state && (
        <span className={styles.badgeBelow}>
          <RowBadge {...props} />
        </span>
      )}
      <FailureNote storeKey={containerKey(container.id)} name={container.name} />
      <FailureNote storeKey={killNowKey(container.id)} name={container.name} />
      {grace !== null && <GraceBar container={container} grace={grace} />}
    </Cell>
  )
}

function SinceCell({ container, gone }: ItemProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(10_000)
  return (
    <Cell className={styles.since}>
      <div>{gone ? t('containers.goneMeta') : metaWords(t, format, container, now)}</div>
      {!gone && <SmallFigures container={container} />}
      <SizeText id={container.id} />
    </Cell>
  )
}
