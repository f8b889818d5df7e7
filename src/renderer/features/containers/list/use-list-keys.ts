import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { navigate, paths } from '../../../store/route.ts'
import { beginRename, openDialog } from '../actions/dialogs.ts'
import { canMove } from '../model/moves.ts'
import { type Direction, type ListRow, neighbour } from '../model/rows.ts'

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
}

interface ListKeys {
  readonly rows: readonly ListRow[]
  readonly list: RefObject<HTMLElement | null>
  readonly containerOf: (id: string) => ContainerSummary | undefined
  readonly selected: readonly string[]
  readonly toggle: (id: string) => void
  readonly extend: (id: string) => void
  readonly activate: (id: string) => void
  readonly show: (row: number) => void
}

/** The keys of the list: they act on the card or row that has the focus, never on a control inside it. */
export function useListKeys(keys: ListKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const focusItem = useFocusItem(keys.list)
  return (event) => {
    const id = itemOf(event.target)
    if (id === null || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const direction = directions[event.key]
    if (direction !== undefined) {
      event.preventDefault()
      walk(keys, id, direction, event.shiftKey, focusItem)
    } else if (pressed(keys, id, event.key)) event.preventDefault()
  }
}

function walk(
  keys: ListKeys,
  id: string,
  direction: Direction,
  extending: boolean,
  focusItem: (id: string) => void,
): void {
  const next = neighbour(keys.rows, id, direction)
  if (next === null) return
  if (extending) {
    keys.extend(id)
    keys.extend(next)
  }
  keys.activate(next)
  keys.show(keys.rows.findIndex((row) => row.kind === 'items' && row.ids.includes(next)))
  focusItem(next)
}

/** True when the key meant something here. */
function pressed(keys: ListKeys, id: string, key: string): boolean {
  const container = keys.containerOf(id)
  if (container === undefined) return false
  switch (key) {
    case 'Enter':
      navigate(paths.container(container.name))
      return true
    case ' ':
      keys.toggle(id)
      return true
    case 'F4':
      navigate(paths.edit(container.name))
      return true
    case 'F2':
      beginRename(id)
      return true
    case 'Delete': {
      const ids = keys.selected.includes(id) ? keys.selected : [id]
      const removable = ids.filter((other) => canMove(keys.containerOf(other)?.state ?? 'removing', 'remove'))
      if (removable.length > 0) openDialog({ kind: 'remove', ids: removable })
      return true
    }
    default:
      return false
  }
}

/** The id when the item itself has the focus. */
function itemOf(target: EventTarget): string | null {
  return target instanceof HTMLElement ? (target.dataset['container'] ?? null) : null
}

/** Focuses an item that a scroll is only about to bring into the page: it is looked for on the next frames. */
function useFocusItem(list: RefObject<HTMLElement | null>): (id: string) => void {
  const frame = useRef(0)
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  return useCallback(
    (id: string) => {
      cancelAnimationFrame(frame.current)
      const look = (tries: number) => {
        const item = list.current?.querySelector<HTMLElement>(`[data-container="${CSS.escape(id)}"]`)
        if (item) {
          item.focus({ preventScroll: true })
          item.scrollIntoView({ block: 'nearest' })
        } else if (tries > 0) frame.current = requestAnimationFrame(() => look(tries - 1))
      }
      look(10)
    },
    [list],
  )
}
