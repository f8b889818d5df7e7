import type { ContainerState } from '#shared/contract/containers.ts'
import type { EngineEvent } from './engine.ts'

/** null: the container is in no list. */
type Listed = ContainerState | null

const truths: Readonly<Record<string, (listed: Listed) => boolean>> = {
  start: (listed) => listed === 'running',
  unpause: (listed) => listed === 'running',
  pause: (listed) => listed === 'paused',
  die: (listed) => listed !== 'running' && listed !== 'paused',
  destroy: (listed) => listed === null,
}

/** At the list's own pace some four seconds: whoever is still behind then is believed. */
const mostAsked = 20

/**
 * dockerd tells of a death before its list knows of it (20.10: the `die` event comes before the container is
 * written to the list's replica), so a list asked at that moment is behind. Remembers what events said last of
 * each container until a list agrees.
 */
export class ToldStates {
  readonly #told = new Map<string, { readonly agrees: (listed: Listed) => boolean; asked: number }>()

  note(event: EngineEvent): void {
    const agrees = event.type === 'container' ? truths[event.action] : undefined
    if (agrees) this.#told.set(event.id, { agrees, asked: 0 })
  }

  /** Ids that a list (`ids` null: of all) shows otherwise than the events told; they are to be listed again. */
  behind(
    ids: readonly string[] | null,
    listed: readonly { readonly id: string; readonly state: ContainerState }[],
  ): string[] {
    if (this.#told.size === 0) return []
    const states = new Map(listed.map(({ id, state }) => [id, state]))
    const late: string[] = []
    for (const id of ids ?? [...this.#told.keys()]) {
      const told = this.#told.get(id)
      if (!told) continue
      told.asked += 1
      if (told.agrees(states.get(id) ?? null) || told.asked >= mostAsked) this.#told.delete(id)
      else late.push(id)
    }
    return late
  }

  /** A new connection lists all anew and may have missed events. */
  clear(): void {
    this.#told.clear()
  }
}
