import type { Engine } from '../../engine/engine.ts'

/** What the engine's events tell of one container since the last `reset`. */
export interface ContainerWatch {
  readonly reset: () => void
  /** The exit code of the last `die` event since `reset`, null when there was none. */
  readonly exitCode: () => number | null
  /** Resolves when a new look is worth it: it was started, removed, or the engine is another one. Also after `close`. */
  readonly changed: () => Promise<void>
  readonly close: () => void
}

/** Watches one container by its full id. */
export function watchContainer(engine: Engine, id: string): ContainerWatch {
  let exitCode: number | null = null
  let worthALook = false
  let closed = false
  let generation = engine.status().generation
  let wake: (() => void) | null = null

  function look(): void {
    worthALook = true
    wake?.()
    wake = null
  }

  const stopEvents = engine.onEvent((event) => {
    if (event.type !== 'container' || event.id !== id) return
    if (event.action === 'die') exitCode = Number(event.attributes['exitCode'] ?? 0)
    if (event.action === 'start' || event.action === 'destroy') look()
  })
  const stopStatus = engine.onStatus((status) => {
    if (status.state !== 'ready' || status.generation === generation) return
    generation = status.generation
    look()
  })

  return {
    reset: () => {
      exitCode = null
      worthALook = false
    },
    exitCode: () => exitCode,
    changed: () =>
      closed || worthALook
        ? Promise.resolve()
        : new Promise((resolve) => {
            wake = resolve
          }),
    close: () => {
      closed = true
      stopEvents()
      stopStatus()
      look()
    },
  }
}
