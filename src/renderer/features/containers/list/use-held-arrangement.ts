import { type FocusEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useRemovedHere } from '../actions/act-on-container.ts'
import { type Arrangement, holdArrangement } from '../model/arrangement.ts'

/**
 * The arrangement on screen. While `held` it changes only by newcomers at the end; a new `wish`
 * (filter, sort) is a person's own doing and is followed at once.
 */
export function useHeldArrangement(fresh: Arrangement, held: boolean, wish: string): Arrangement {
  const removed = useRemovedHere()
  const shown = useRef({ arrangement: fresh, wish })
  const arrangement = useMemo(
    () =>
      held && shown.current.wish === wish
        ? holdArrangement(shown.current.arrangement, fresh, removed)
        : fresh,
    [fresh, held, wish, removed],
  )
  useEffect(() => {
    shown.current = { arrangement, wish }
  }, [arrangement, wish])
  return arrangement
}

/** Containers by id; `known` has those too that went while the list was held. */
export function useKnownContainers(
  containers: readonly ContainerSummary[],
  held: boolean,
): {
  readonly present: ReadonlyMap<string, ContainerSummary>
  readonly known: ReadonlyMap<string, ContainerSummary>
} {
  const before = useRef<ReadonlyMap<string, ContainerSummary>>(new Map())
  const present = useMemo(
    () => new Map(containers.map((container) => [container.id, container] as const)),
    [containers],
  )
  const known = useMemo(() => new Map([...before.current, ...present]), [present])
  useEffect(() => {
    before.current = held ? known : present
  }, [held, known, present])
  return { present, known }
}

/** Whether a pointer or the focus is inside, with the handlers that find it out. */
export function usePresence() {
  const [pointer, setPointer] = useState(false)
  const [focus, setFocus] = useState(false)
  return {
    inside: pointer || focus,
    handlers: {
      onPointerEnter: () => setPointer(true),
      onPointerLeave: () => setPointer(false),
      onFocus: () => setFocus(true),
      onBlur: (event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false)
      },
    },
  }
}
