import { create } from 'zustand'
import type { TerminalEnd, TerminalOpened } from '#shared/contract/terminal.ts'
import type { Fault } from '#shared/faults.ts'

/** What a person may choose for a shell or a command. */
export interface Surroundings {
  readonly user?: string
  readonly workingDir?: string
  readonly env?: readonly { readonly name: string; readonly value: string }[]
}

/** What a tab is for. */
export type TerminalRequest =
  | { readonly kind: 'shell'; readonly command?: readonly string[]; readonly surroundings: Surroundings }
  | { readonly kind: 'attach'; readonly start: boolean; readonly detachKeys?: string }
  | { readonly kind: 'command' }

/** How it ended; `host`: the page lost main, and with it all that it had open. */
export type Ending = TerminalEnd | { readonly how: 'host' }

export type TerminalState =
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly opened: TerminalOpened }
  | { readonly status: 'ended'; readonly opened: TerminalOpened; readonly end: Ending }
  | { readonly status: 'failed'; readonly fault: Fault }

export interface TerminalTab {
  readonly key: string
  readonly containerId: string
  /** Counts the tabs of a container, so that two shells are told apart. */
  readonly number: number
  readonly request: TerminalRequest
  readonly state: TerminalState
}

interface Terminals {
  readonly tabs: readonly TerminalTab[]
  /** The chosen tab of each container. */
  readonly chosen: Readonly<Record<string, string>>
  /** Containers for which a shell was opened unasked: once is enough. */
  readonly visited: readonly string[]
}

export const useTerminals = create<Terminals>(() => ({ tabs: [], chosen: {}, visited: [] }))

export const tabOf = (key: string): TerminalTab | undefined =>
  useTerminals.getState().tabs.find((tab) => tab.key === key)

let made = 0

/** A new tab, chosen at once. */
export function addTab(containerId: string, request: TerminalRequest): TerminalTab {
  made += 1
  const { tabs, chosen } = useTerminals.getState()
  const numbers = tabs.filter((tab) => tab.containerId === containerId).map(({ number }) => number)
  const tab: TerminalTab = {
    key: `terminal-${String(made)}`,
    containerId,
    number: Math.max(0, ...numbers) + 1,
    request,
    state: { status: 'opening' },
  }
  visit(containerId)
  useTerminals.setState({ tabs: [...tabs, tab], chosen: { ...chosen, [containerId]: tab.key } })
  return tab
}

export function setTabState(key: string, state: TerminalState): void {
  useTerminals.setState(({ tabs }) => ({
    tabs: tabs.map((tab) => (tab.key === key ? { ...tab, state } : tab)),
  }))
}

export function chooseTab(containerId: string, key: string): void {
  useTerminals.setState(({ chosen }) => ({ chosen: { ...chosen, [containerId]: key } }))
}

/** Takes a tab away and chooses the one beside it. */
export function removeTab(key: string): void {
  const { tabs, chosen } = useTerminals.getState()
  const tab = tabOf(key)
  if (tab === undefined) return
  const mine = tabs.filter(({ containerId }) => containerId === tab.containerId)
  const place = mine.findIndex((one) => one.key === key)
  const next = mine[place + 1] ?? mine[place - 1]
  const isChosen = chosen[tab.containerId] === key
  useTerminals.setState({
    tabs: tabs.filter((one) => one.key !== key),
    chosen: isChosen ? { ...chosen, [tab.containerId]: next?.key ?? '' } : chosen,
  })
}

/** True the first time that it is asked for a container, and while it has had no tab. */
export function visit(containerId: string): boolean {
  const { visited } = useTerminals.getState()
  if (visited.includes(containerId)) return false
  useTerminals.setState({ visited: [...visited, containerId] })
  return true
}

/** Of a container that is gone nothing is kept. */
export function forgetContainer(id: string): void {
  useTerminals.setState(({ visited, chosen }) => ({
    visited: visited.filter((one) => one !== id),
    chosen: Object.fromEntries(Object.entries(chosen).filter(([one]) => one !== id)),
  }))
}

/** Whether there is something to come back to, though the container itself may be gone. */
export const useHasTerminals = (id: string | undefined): boolean =>
  useTerminals(({ tabs }) => tabs.some(({ containerId }) => containerId === id))
