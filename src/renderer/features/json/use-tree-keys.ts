import type { KeyboardEvent } from 'react'
import type { JsonViewState } from './use-json-view.ts'

const pageOfRows = 20

/** The keys of a tree: up and down, in and out, and to its ends. */
export function useTreeKeys(
  view: JsonViewState,
  show: (row: number) => void,
): (event: KeyboardEvent) => void {
  const { rows, nodes, place } = view
  const row = rows[place]
  const stand = (next: number) => {
    const bounded = Math.min(rows.length - 1, Math.max(0, next))
    view.stand(bounded)
    show(bounded)
  }
  const out = () => {
    if (row?.kind === 'open') return view.fold(row.node, true)
    const parent = rows.findIndex(
      (other) => other.node === nodes[row?.node ?? 0]?.parent && other.kind !== 'close',
    )
    return parent >= 0 ? stand(parent) : undefined
  }
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => stand(place + 1),
    ArrowUp: () => stand(place - 1),
    PageDown: () => stand(place + pageOfRows),
    PageUp: () => stand(place - pageOfRows),
    Home: () => stand(0),
    End: () => stand(rows.length - 1),
    ArrowRight: () => (row?.kind === 'folded' ? view.fold(row.node, false) : stand(place + 1)),
    ArrowLeft: out,
    Enter: () => {
      if (row?.kind === 'open' || row?.kind === 'folded') view.fold(row.node, row.kind === 'open')
    },
  }
  return (event) => {
    const move = moves[event.key]
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    move()
  }
}
