import { randomBytes } from 'node:crypto'
import { FaultError, fault } from '#shared/faults.ts'
import type { TerminalOpened } from '#shared/contract/terminal.ts'
import type { Engine } from '../engine/engine.ts'
import type { Call, Implementation } from './implementation.ts'
import { openAttach } from './terminal/attach.ts'
import { openCommand, openShell } from './terminal/exec.ts'
import { findShells } from './terminal/find-shell.ts'
import { createHangUp } from './terminal/hang-up-later.ts'
import type { Program } from './terminal/program.ts'
import { TerminalSession } from './terminal/session.ts'
import type { Lane, LaneEnd } from './terminal/session.ts'

/** A page that forgets to close is stopped here. */
const mostAPage = 32
/** Milliseconds in which a lane must be taken: the page that asked is there and does it at once. */
const unclaimedFor = 10_000

/** Lanes that wait for the page that asked for them; serve/ and shell/ carry them. */
export interface Lanes {
  /** Takes a lane, once. null when there is none of that name, or `isTheirs` says no to the page that asked for it. */
  readonly claim: (lane: string, isTheirs: (page: string) => boolean, end: LaneEnd) => Lane | null
}

export interface Terminal {
  readonly implementation: Implementation<'terminal'>
  readonly lanes: Lanes
  /** Programs that are open or wait for their lane, for diagnostics. */
  readonly count: () => number
  /** Hangs up on all. */
  readonly close: () => Promise<void>
}

interface Opened {
  readonly page: string
  readonly program: Program
  readonly unclaimed: NodeJS.Timeout
  session: TerminalSession | null
}

/** The `terminal` domain: programs in containers, each with a lane of its own beside the contract. */
export function createTerminal(engine: Engine): Terminal {
  const opened = new Map<string, Opened>()
  const opening = new Map<string, number>()
  const hangUp = createHangUp(engine)

  /** Counted before the first wait: many may be asked for at once. */
  async function open(call: Call, make: () => Promise<Program>): Promise<TerminalOpened> {
    const mine = [...opened.values()].filter(({ page }) => page === call.page).length
    const soon = opening.get(call.page) ?? 0
    if (mine + soon >= mostAPage)
      throw new FaultError(fault('conflict', `A page may have ${mostAPage} terminals open.`))
    opening.set(call.page, soon + 1)
    try {
      return keep(call.page, await make())
    } finally {
      const left = (opening.get(call.page) ?? 1) - 1
      if (left > 0) opening.set(call.page, left)
      else opening.delete(call.page)
    }
  }

  function keep(page: string, program: Program): TerminalOpened {
    const lane = randomBytes(24).toString('base64url')
    const unclaimed = setTimeout(() => void forget(lane), unclaimedFor)
    unclaimed.unref()
    opened.set(lane, { page, program, unclaimed, session: null })
    const { command, tty, input, endsInput, staysBehind } = program
    return { lane, command, tty, input, endsInput, staysBehind }
  }

  async function forget(lane: string): Promise<void> {
    const entry = opened.get(lane)
    if (entry === undefined) return
    clearTimeout(entry.unclaimed)
    await (entry.session ?? entry.program).leave()
    opened.delete(lane)
  }

  const claim: Lanes['claim'] = (lane, isTheirs, end) => {
    const entry = opened.get(lane)
    if (entry === undefined || entry.session !== null || !isTheirs(entry.page)) return null
    clearTimeout(entry.unclaimed)
    const session = new TerminalSession(entry.program, end, () => opened.delete(lane))
    entry.session = session
    return session
  }

  return {
    implementation: {
      shells: async ({ id }, { signal }) => (await findShells(engine, id, signal)).all,
      exec: (input, call) => open(call, () => openShell({ engine, hangUp }, input, call.signal)),
      run: (input, call) => open(call, () => openCommand({ engine, hangUp }, input, call.signal)),
      attach: (input, call) => open(call, () => openAttach(engine, input, call.signal)),
    },
    lanes: { claim },
    count: () => opened.size,
    close: async () => void (await Promise.all([...opened.keys()].map(forget))),
  }
}
