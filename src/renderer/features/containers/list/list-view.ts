import type { RefObject } from 'react'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Arrangement } from '../model/arrangement.ts'
import type { ListRow } from '../model/rows.ts'
import type { Selection } from '../model/selection.ts'
import type { ItemProps } from './item-props.ts'

/** What the cards and the table draw alike. */
export interface ListView {
  readonly arrangement: Arrangement
  readonly rows: readonly ListRow[]
  readonly present: ReadonlyMap<string, ContainerSummary>
  readonly known: ReadonlyMap<string, ContainerSummary>
  readonly pinned: readonly string[]
  readonly selection: Selection
  readonly active: string | null
  readonly renaming: string | null
  readonly list: RefObject<HTMLElement | null>
  /** Told by the one that draws: how a row is brought into sight. */
  readonly onShowRow: (show: (row: number) => void) => void
}

/** What one card or row draws; null for an id that nobody knows any more. */
export function itemProps(view: ListView, id: string): ItemProps | null {
  const container = view.known.get(id)
  if (container === undefined) return null
  return {
    container,
    selected: view.selection.ids.has(id),
    active: view.active === id,
    gone: !view.present.has(id),
    pinned: view.pinned.includes(container.name),
    renaming: view.renaming === id,
  }
}
