import type { Engine } from '../../engine/engine.ts'

/** What the engine's events tell of one container. */
export interface ContainerWatch {
  /** The exit code of the last `die` event, once; null when there was none since. */
  readonly takeExit: () => number | null
  /** From here on `changed` counts. */
  readonly mark: () => void
  /**
   * Resolves when, since `mark`, something made a new look worth it: it was started, removed, or the engine is another
   * one. Also after `close`.
   */
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
    takeExit: () => {
      const taken = exitCode
      exitCode = null
      return taken
    },
    mark: () => {
      worthALook = false
    },
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
