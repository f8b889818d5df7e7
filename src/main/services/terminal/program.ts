import type { Duplex } from 'node:stream'
import type { TerminalEnd, TerminalOpened, TerminalSize } from '#shared/contract/terminal.ts'

/** A process at the other end of a connection that the engine gave up for it. */
export interface Program extends Omit<TerminalOpened, 'lane'> {
  readonly stream: Duplex
  readonly resize: (size: TerminalSize) => Promise<void>
  /** The stream is over: asks the engine why. Never throws. */
  readonly ending: () => Promise<TerminalEnd>
  /** The person leaves: what must not stay behind is ended; see each program. Never throws. */
  readonly leave: () => Promise<void>
}
