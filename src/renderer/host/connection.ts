import type { ClientContext, ClientLink } from '@orpc/client'
import { create } from 'zustand'

/** How the page stands with main. `no-session`: the browser host does not know this page (any more). */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'no-session'

export type Link = ClientLink<ClientContext>

/** A terminal's raw lane beside the calls: frames of `terminal-frames.ts`, in order, both ways. */
export interface Lane {
  readonly send: (frame: Uint8Array<ArrayBuffer>) => void
  readonly close: () => void
}

/** What comes on a lane. `closed` comes once and last, also when the lane could not be opened. */
interface LaneEars {
  readonly frame: (frame: Uint8Array) => void
  readonly closed: () => void
}

/** Opens the lane of that name on the connection on which it was named. */
export type OpenLane = (name: string, ears: LaneEars) => Lane

interface Connection {
  readonly state: ConnectionState
  readonly link: Link | null
  readonly lane: OpenLane | null
}

const useConnectionStore = create<Connection>()(() => ({ state: 'connecting', link: null, lane: null }))

export const useConnection = (): ConnectionState => useConnectionStore((connection) => connection.state)
export const connectionState = (): ConnectionState => useConnectionStore.getState().state

export function connectionOpened(link: Link, lane: OpenLane | null = null): void {
  useConnectionStore.setState({ state: 'open', link, lane })
}

export function connectionClosed(state: 'lost' | 'no-session'): void {
  useConnectionStore.setState({ state, link: null, lane: null })
}

/** The open link; waits for the first one, and fails at once while the host is away. */
export async function openLink(): Promise<Link> {
  const { state, link } = useConnectionStore.getState()
  if (link !== null) return link
  if (state !== 'connecting') throw new Error('The host is away')
  return await nextLink()
}

/** Resolves when a link is open. */
export function nextLink(): Promise<Link> {
  const { link } = useConnectionStore.getState()
  if (link !== null) return Promise.resolve(link)
  return new Promise((resolve) => {
    const stop = useConnectionStore.subscribe((connection) => {
      if (connection.link === null) return
      stop()
      resolve(connection.link)
    })
  })
}

/** Opens a lane that a call has just named. */
export const openLane: OpenLane = (name, ears) => {
  const { lane } = useConnectionStore.getState()
  if (lane !== null) return lane(name, ears)
  queueMicrotask(ears.closed)
  return { send: () => undefined, close: () => undefined }
}
