import type { ClientContext, ClientLink } from '@orpc/client'
import { create } from 'zustand'

/** How the page stands with main. `no-session`: the browser host does not know this page (any more). */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'no-session'

export type Link = ClientLink<ClientContext>

interface Connection {
  readonly state: ConnectionState
  readonly link: Link | null
}

const useConnectionStore = create<Connection>()(() => ({ state: 'connecting', link: null }))

export const useConnection = (): ConnectionState => useConnectionStore((connection) => connection.state)
export const connectionState = (): ConnectionState => useConnectionStore.getState().state

export function connectionOpened(link: Link): void {
  useConnectionStore.setState({ state: 'open', link })
}

export function connectionClosed(state: 'lost' | 'no-session'): void {
  useConnectionStore.setState({ state, link: null })
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
