import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { EngineEvent } from './engine.ts'

/** What an event may have changed in the lists. */
export interface Touched {
  readonly containers: readonly string[]
  readonly images: boolean
}

// These happen often and change no row of a list.
const unseenActions = /^(exec_|top|attach|detach|resize|archive-path|extract-to-dir|export|copy)/
const nothing: Touched = { containers: [], images: false }

/** `containers` is asked only for events of images. */
export function touchedBy(event: EngineEvent, containers: () => Iterable<ContainerSummary>): Touched {
  switch (event.type) {
    case 'container':
      if (unseenActions.test(event.action)) return nothing
      // A commit without a name makes an image and no image event.
      return { containers: [event.id], images: event.action === 'commit' }
    case 'network': {
      const container = event.attributes['container']
      return { containers: container === undefined ? [] : [container], images: false }
    }
    case 'image':
      if (event.action === 'push' || event.action === 'save') return nothing
      return { containers: madeFrom(event, [...containers()]), images: true }
    default:
      return nothing
  }
}

/** A list names a container's image by tag only while the tag points to it: a moved tag changes the row. */
function madeFrom(event: EngineEvent, containers: readonly ContainerSummary[]): string[] {
  const names = new Set([event.id, event.attributes['name']])
  return containers
    .filter(({ image, imageId }) => names.has(imageId) || names.has(image) || names.has(`${image}:latest`))
    .map(({ id }) => id)
}
