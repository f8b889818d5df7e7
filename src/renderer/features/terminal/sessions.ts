import type { TerminalEnd, TerminalOpened } from '#shared/contract/terminal.ts'
import {
  ackFrame,
  endOfInputFrame,
  inputFrames,
  isSignal,
  laneFrame,
  resizeFrame,
} from '#shared/terminal-frames.ts'
import { api, faultOf } from '../../host/api.ts'
import { type Lane, openLane } from '../../host/connection.ts'
import { told } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { said } from '../../store/said.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Backlog, createBacklog } from './backlog.ts'
import { createCookedLine } from './cooked-line.ts'
import { createScreen, type Screen, type ScreenSize } from './screen.ts'
import { addTab, removeTab, setTabState, tabOf, type TerminalRequest } from './terminals.ts'

/** Said to be shown in parts of this size: a message for every letter would be as many again. */
const acknowledgeEvery = 4096
/** Milliseconds that a page has to show a new screen, before its size is taken as it is. */
const untilShown = 500

interface Live {
  readonly screen: Screen
  lane: Lane | null
  backlog: Backlog | null
}

const live = new Map<string, Live>()

export const screenOf = (key: string): Screen | null => live.get(key)?.screen ?? null

/** A shell or the main process in a new tab. */
export function openTerminal(
  containerId: string,
  request: Exclude<TerminalRequest, { kind: 'command' }>,
): void {
  const { key } = addTab(containerId, request)
  void connect(key)
}

/** The same once more in the same tab; what it showed before stays above. */
export function openAgain(key: string): void {
  setTabState(key, { status: 'opening' })
  void connect(key)
}

/** Closes it for good: what ran in it is ended, but for a main process, which is left. */
export function closeTerminal(key: string): void {
  const closing = live.get(key)
  live.delete(key)
  closing?.lane?.close()
  closing?.screen.dispose()
  removeTab(key)
}

async function connect(key: string): Promise<void> {
  const tab = tabOf(key)
  if (tab === undefined || tab.request.kind === 'command') return
  const mine = live.get(key) ?? { screen: screenFor(key), lane: null, backlog: null }
  live.set(key, mine)
  const shown = new Promise<ScreenSize>((resolve) =>
    setTimeout(() => resolve(mine.screen.size()), untilShown),
  )
  const size = await Promise.race([mine.screen.measured, shown])
  try {
    const opened = await ask(tab.containerId, tab.request, size)
    mine.screen.setNewlines(!opened.tty)
    const backlog = createBacklog(mine.screen, acknowledgeTo(key))
    mine.backlog = backlog
    const lane = openLane(opened.lane, laneEars(key, opened, backlog))
    // Closed while it was being opened: the lane is taken only to be left.
    if (live.get(key) !== mine) return lane.close()
    mine.lane = lane
    const { columns, rows } = mine.screen.size()
    if (columns !== size.columns || rows !== size.rows) lane.send(resizeFrame(columns, rows))
    setTabState(key, { status: 'open', opened })
  } catch (error) {
    setTabState(key, { status: 'failed', fault: faultOf(error) })
  }
}

function ask(
  id: string,
  request: Exclude<TerminalRequest, { kind: 'command' }>,
  size: ScreenSize,
): Promise<TerminalOpened> {
  if (request.kind === 'attach') {
    const { start, detachKeys } = request
    return api.terminal.attach({ id, start, size, ...(detachKeys === undefined ? {} : { detachKeys }) })
  }
  const { command, surroundings } = request
  const { user, workingDir, env } = surroundings
  return api.terminal.exec({
    id,
    size,
    ...(command === undefined ? {} : { command: [...command] }),
    ...(user === undefined ? {} : { user }),
    ...(workingDir === undefined ? {} : { workingDir }),
    ...(env === undefined ? {} : { env: [...env] }),
  })
}

function acknowledgeTo(key: string): (bytes: number) => void {
  let owed = 0
  return (bytes) => {
    owed += bytes
    if (owed < acknowledgeEvery) return
    live.get(key)?.lane?.send(ackFrame(owed))
    owed = 0
  }
}

/** What comes on a lane goes to the screen, and the end is told when all before it was shown. */
function laneEars(key: string, opened: TerminalOpened, backlog: Backlog) {
  let hasEnded = false
  const end = (how: TerminalEnd | { readonly how: 'host' }): void => {
    if (hasEnded) return
    hasEnded = true
    backlog.whenEmpty(() => {
      if (tabOf(key) !== undefined) setTabState(key, { status: 'ended', opened, end: how })
    })
  }
  return {
    frame: (frame: Uint8Array) => {
      const content = frame.subarray(1)
      if (frame[0] === laneFrame.end) return end(JSON.parse(new TextDecoder().decode(content)))
      backlog.add(content)
    },
    closed: () => {
      const mine = live.get(key)
      if (mine !== undefined) mine.lane = null
      end({ how: 'host' })
    },
  }
}

function screenFor(key: string): Screen {
  const send = (bytes: Uint8Array): void => {
    const { lane, backlog } = live.get(key) ?? {}
    if (isSignal(bytes)) backlog?.hurry()
    for (const frame of inputFrames(bytes)) lane?.send(frame)
  }
  const encoder = new TextEncoder()
  const cooked = createCookedLine({
    echo: (text) => screen.write(text, () => undefined),
    send: (line) => send(encoder.encode(line)),
    endOfInput: () => live.get(key)?.lane?.send(endOfInputFrame()),
    interrupt: () => void interrupt(key),
  })
  const decoder = new TextDecoder()
  const screen = createScreen({
    typed: (bytes) => {
      const state = tabOf(key)?.state
      if (state?.status !== 'open') return
      if (state.opened.tty) send(bytes)
      else if (state.opened.input) cooked.type(decoder.decode(bytes, { stream: true }))
    },
    resized: ({ columns, rows }) => live.get(key)?.lane?.send(resizeFrame(columns, rows)),
    link: openLink,
  })
  return screen
}

/** Without a terminal no key is a signal; the CLI sends one for Ctrl+C, and so do we. */
async function interrupt(key: string): Promise<void> {
  const tab = tabOf(key)
  if (tab === undefined) return
  try {
    await api.containers.kill({ id: tab.containerId, signal: 'SIGINT' })
  } catch (error) {
    toast({ kind: 'failure', title: said((t) => faultSentence(t, faultOf(error))) })
  }
}

/** What a program wrote is no address that may be trusted: http and https alone, and the host has a list of its own. */
function openLink(address: string): void {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) return
  if (told().host?.canEndSession === true) {
    window.open(address, '_blank', 'noopener,noreferrer')
    return
  }
  api.desktop.openLink({ url: address }).catch((error: unknown) => {
    toast({
      kind: 'failure',
      title: said((t) => t('terminal.linkRefused')),
      description: said((t) => faultSentence(t, faultOf(error))),
    })
  })
}
