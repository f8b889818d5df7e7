import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { Implementation, Services } from '../services/implementation.ts'
import type { Transfers } from '../services/transfers/transfers.ts'
import type { Lanes } from '../services/terminal.ts'
import type { SettingsFile } from '../settings.ts'
import { parseArguments, startProblem } from './arguments.ts'
import { startBrowserHost } from './browser-host.ts'
import type { BrowserHost } from './browser-host.ts'
import { browserDesktop } from './desktop.ts'
import { hasDisplay, openBrowser } from './open-browser.ts'
import { createOpenStreams } from './streams.ts'
import { listenToTerminal } from './terminal.ts'

interface Backend {
  readonly services: Services
  readonly transfers: Transfers
  readonly lanes: Lanes
  /** Whether a person may be looking. */
  readonly setVisible: (visible: boolean) => void
  readonly close: () => Promise<void>
}

interface Surroundings {
  readonly argv: readonly string[]
  readonly files: string
  readonly version: string
  readonly settings: SettingsFile
  readonly log: Log
  readonly input: Readable
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
  readonly startBackend: (desktop: Implementation<'desktop'>) => Backend
  readonly exit: (code: number) => void
  readonly onSignal: (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void) => void
  /** Milliseconds that long work has to tidy up at the end. */
  readonly patience?: number
}

const hint = 'Press Enter for another one-time address, type end to end all sessions, q to stop.'

/** The line that programs read: nothing else on standard output looks like it. */
const ready = (host: BrowserHost): string => `Quayside is at ${host.address('printed')}`

/** The browser host as a program: one clear sentence and code 1 when it cannot start, a clean end otherwise. */
export async function runBrowserHost(surroundings: Surroundings): Promise<void> {
  const { argv, complain, exit, files, input, log, onSignal, print, settings, version } = surroundings
  const { patience = 3000 } = surroundings
  const given = parseArguments(argv)
  if ('problem' in given) {
    complain(given.problem)
    return exit(1)
  }

  const desktop = browserDesktop({ settings, version, endSessionOf: (page) => host?.endSessionOf(page) })
  const backend = surroundings.startBackend(desktop)
  const served = {
    services: backend.services,
    transfers: backend.transfers,
    log,
    streams: createOpenStreams(),
  }
  let host: BrowserHost | null = null
  let stopping = false
  const stop = async (code: number): Promise<void> => {
    if (stopping) return
    stopping = true
    stopListening()
    await host?.close()
    // A commit cannot be given up, and an engine may hang: neither keeps the program.
    const closed = backend
      .close()
      .catch((error: unknown) => log.warn('The engine side did not end well', error))
    await Promise.race([closed, delay(patience)])
    exit(code)
  }
  const stopListening = listenToTerminal(input, {
    onNew: () => {
      if (host !== null) print(ready(host))
    },
    onEnd: () => host?.endAllSessions(),
    onQuit: () => void stop(0),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) onSignal(signal, () => void stop(0))

  try {
    host = await startBrowserHost({
      port: given.port,
      files,
      served,
      lanes: backend.lanes,
      onPages: (count) => backend.setVisible(count > 0),
      onExhausted: () => {
        complain('Too many wrong codes: Quayside has stopped. Start it again for a new address.')
        void stop(1)
      },
    })
  } catch (error) {
    complain(startProblem(error, given.port))
    return stop(1)
  }
  print(ready(host))
  complain(hint)
  if (given.open && hasDisplay()) openBrowser(host.address('automatic'))
}
