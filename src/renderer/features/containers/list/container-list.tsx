import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Settings } from '#shared/contract/desktop.ts'
import { useDialogs } from '../actions/dialogs.ts'
import { arrange } from '../model/arrangement.ts'
import { rowsOf } from '../model/rows.ts'
import { extendTo, keepVisible, type Selection, toggle, toggleAll } from '../model/selection.ts'
import { BulkBar } from './bulk-bar.tsx'
import { CardList } from './card-list.tsx'
import { ContainerTable } from './container-table.tsx'
import { type ListCommands, ListContext } from './list-context.ts'
import type { ListView } from './list-view.ts'
import { useColumns } from './use-columns.ts'
import { useHeldArrangement, useKnownContainers } from './use-held-arrangement.ts'
import { useKeptItem } from './use-kept-item.ts'
import { useListKeys } from './use-list-keys.ts'
import { usePresence } from './use-presence.ts'

interface Props {
  /** All of the engine's containers, and those that are wanted now in the order that is wanted. */
  readonly all: readonly ContainerSummary[]
  readonly wanted: readonly ContainerSummary[]
  /** Changes when the person asked for another order or another filter. */
  readonly wish: string
  readonly view: Settings['containersView']
  readonly pinned: readonly string[]
  readonly selection: Selection
  readonly onSelect: (change: (selection: Selection) => Selection) => void
}

/** The containers, as cards or as a table, with what both share: order, keys, ticks. */
export function ContainerList(props: Props) {
  const { all, wanted, wish, view, pinned, selection, onSelect } = props
  const list = useRef<HTMLDivElement>(null)
  const showRow = useRef<(row: number) => void>(() => undefined)
  const onShowRow = useCallback((show: (row: number) => void) => {
    showRow.current = show
  }, [])
  const { inside, handlers } = usePresence()
  const fresh = useMemo(() => arrange(wanted, pinned), [wanted, pinned])
  const arrangement = useHeldArrangement(fresh, inside, wish)
  const { present, known } = useKnownContainers(all, inside)
  const fitting = useColumns(list)
  const columns = view === 'table' ? 1 : fitting
  const rows = useMemo(() => rowsOf(arrangement, columns), [arrangement, columns])
  const order = useMemo(() => arrangement.flatMap((group) => group.ids), [arrangement])
  const [active, setActive] = useState<string | null>(null)
  const renaming = useDialogs((dialogs) => dialogs.renaming)

  useEffect(() => {
    const visible = order.filter((id) => present.has(id))
    onSelect((before) => keepVisible(before, visible))
  }, [order, present, onSelect])

  const commands = useMemo<ListCommands>(
    () => ({
      toggle: (id) => onSelect((before) => toggle(before, id)),
      extend: (id) => onSelect((before) => extendTo(before, id, order)),
      activate: setActive,
    }),
    [onSelect, order],
  )
  const shown: ListView = {
    arrangement,
    rows,
    present,
    known,
    pinned,
    selection,
    active: active !== null && order.includes(active) ? active : (order[0] ?? null),
    renaming,
    list,
    onShowRow,
  }
  useKeptItem(list)
  const onKeyDown = useListKeys({
    rows,
    list,
    containerOf: useCallback((id: string) => present.get(id), [present]),
    selected: order.filter((id) => selection.ids.has(id)),
    show: (row) => showRow.current(row),
    ...commands,
  })
  return (
    <ListContext value={commands}>
      <div
        ref={list}
        {...handlers}
        onKeyDown={onKeyDown}
        data-selecting={selection.ids.size > 0 || undefined}
      >
        {view === 'table' ? (
          <ContainerTable view={shown} onToggleAll={() => onSelect((before) => toggleAll(before, order))} />
        ) : (
          <CardList view={shown} columns={columns} />
        )}
      </div>
      <BulkBar
        containers={order.flatMap((id) => (selection.ids.has(id) ? (present.get(id) ?? []) : []))}
        onSelect={onSelect}
      />
    </ListContext>
  )
}
