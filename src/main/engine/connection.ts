import { homedir } from 'node:os'
import type { EngineChoice } from '#shared/contract/system.ts'
import { diskFiles } from './config-files.ts'
import { resolveEndpoint } from './endpoint.ts'
import type { EndpointSurroundings } from './endpoint.ts'
import type { Engine, EngineEvent } from './engine.ts'
import { Link } from './link.ts'
import type { LinkTiming } from './link.ts'
import { createListeners } from './listeners.ts'
import { createCallLog } from './requests.ts'
import { createStatusBoard } from './status.ts'

export interface EngineOptions extends Partial<EndpointSurroundings> {
  readonly choice?: EngineChoice
  readonly warn?: (message: string, detail?: unknown) => void
  readonly timing?: Partial<LinkTiming>
}

const usualTiming: LinkTiming = { connect: 5000, quiet: 5000, beat: 2000 }

/** Starts connecting at once and keeps trying until `close`. */
export function createEngine(options: EngineOptions = {}): Engine {
  const surroundings: EndpointSurroundings = {
    env: options.env ?? process.env,
    home: options.home ?? homedir(),
    platform: options.platform ?? process.platform,
    files: options.files ?? diskFiles,
  }
  const warn = options.warn ?? ((): void => undefined)
  const log = createCallLog()
  const status = createStatusBoard(warn)
  const events = createListeners<[EngineEvent, number]>(warn)
  const gaps = createListeners<[number]>(warn)
  let choice: EngineChoice = options.choice ?? { kind: 'automatic' }
  const link = new Link({
    resolve: () => resolveEndpoint(choice, surroundings),
    status,
    log,
    timing: { ...usualTiming, ...options.timing },
    onEvent: events.tell,
    onGap: gaps.tell,
    warn,
  })
  void link.connect()

  return {
    status: status.value,
    onStatus: status.onStatus,
    onEvent: events.add,
    onGap: gaps.add,
    call: async (run, callOptions = {}) => link.current().call(run, callOptions),
    stream: async (open, signal, pool) => link.current().stream(open, signal, pool),
    put: async (path, bytes, signal) => link.current().put(path, bytes, signal),
    post: async (path, bytes, signal) => link.current().post(path, bytes, signal),
    ready: status.ready,
    retry: () => link.retry(),
    select: (next) => {
      choice = next
      link.startOver()
    },
    diagnostics: () => ({ openStreams: link.openStreams(), calls: log.calls() }),
    close: () => {
      link.close()
      return Promise.resolve()
    },
  }
}
