import type { ContainerState } from '#shared/contract/containers.ts'
import type { Engine } from '../../engine/engine.ts'
import type { Mirror, MirrorState } from '../../engine/mirror.ts'
import { FollowedContainer, type Standing } from './followed-container.ts'

/** What a reader holds of a container that it looks at. */
export interface Look {
  readonly container: FollowedContainer
  readonly leave: () => void
}

export interface FollowedContainers {
  /** `id` is a full id or a name. */
  readonly look: (id: string, changed: () => void) => Look
  readonly close: () => void
}

/** For how long, and of how many containers that nobody looks at, the history is kept. */
const keptFor = 300_000
const mostKept = 100

/** Every container that somebody looks at or lately did. The mirror says when one runs, pauses, ends or goes. */
export function createFollowedContainers(engine: Engine, mirror: Mirror): FollowedContainers {
  const followed = new Map<string, FollowedContainer>()
  const leftAt = new Map<string, number>()

  const unsubscribe = mirror.subscribe(() => {
    if (followed.size === leftAt.size) return
    const state = mirror.state()
    const standing = standingsIn(state)
    for (const [id, container] of followed) if (container.isLookedAt()) container.settle(standing(id))
  })

  function forgetOld(now: number): void {
    let surplus = leftAt.size - mostKept
    for (const [id, at] of leftAt) {
      if (surplus <= 0 && now - at < keptFor) return
      surplus -= 1
      leftAt.delete(id)
      followed.delete(id)
    }
  }

  return {
    look: (asked, changed) => {
      const state = mirror.state()
      const id = idOf(state, asked)
      const container = followed.get(id) ?? new FollowedContainer(engine, id)
      followed.set(id, container)
      leftAt.delete(id)
      forgetOld(Date.now())
      const stop = container.look(standingsIn(state)(id), changed)
      let looking = true
      const leave = () => {
        if (!looking) return
        looking = false
        stop()
        // The newest last: the map's order is the order of leaving.
        if (!container.isLookedAt()) leftAt.set(id, Date.now())
      }
      return { container, leave }
    },
    close: () => unsubscribe(),
  }
}

function idOf({ containers }: MirrorState, asked: string): string {
  if (containers.status !== 'ready') return asked
  return containers.items.find(({ id, name }) => id === asked || name === asked)?.id ?? asked
}

function standingsIn({ engine, containers }: MirrorState): (id: string) => Standing {
  const answers = engine.state === 'ready' || engine.state === 'degraded'
  if (!answers || containers.status !== 'ready') return () => 'away'
  const states = new Map(containers.items.map(({ id, state }) => [id, state]))
  return (id) => {
    const state = states.get(id)
    return state === undefined ? 'gone' : standings[state]
  }
}

const standings: Readonly<Record<ContainerState, Standing>> = {
  running: 'running',
  paused: 'paused',
  created: 'stopped',
  restarting: 'stopped',
  removing: 'stopped',
  exited: 'stopped',
  dead: 'stopped',
}
