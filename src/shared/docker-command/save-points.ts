import type { CommitInput } from '../contract/containers.ts'
import type { CreateSavePointInput } from '../contract/save-points.ts'
import { savePointLabelLine } from '../save-points.ts'
import { changes, commit } from './containers.ts'
import type { Argv } from './quote.ts'

/** The container that is committed; its name and id go into the labels. */
export interface Committed {
  readonly id: string
  readonly name: string
}

/** The commit that a save point is. */
export function savePointCommit(input: CreateSavePointInput, container: Committed): CommitInput {
  const { name, note = '', family, reference, pause = true } = input
  const labels = { name, note, family, container: container.name, containerId: container.id }
  return {
    id: container.id,
    reference,
    pause,
    changes: [{ instruction: 'LABEL', value: savePointLabelLine(labels) }],
  }
}

/** `docker commit [--pause=false] -c 'LABEL quayside.save-point.name="…" …' CONTAINER quayside-save/…` */
export function create(input: CreateSavePointInput, container: Committed): Argv {
  return commit({ ...savePointCommit(input, container), id: container.name })
}

/** `docker images --filter label=quayside.save-point.family=FAMILY`; all of them without a family. */
export function list(family?: string): Argv {
  const label = family === undefined ? 'name' : `family=${family}`
  return ['docker', 'images', '--filter', `label=quayside.save-point.${label}`]
}

/**
 * Docker has no command that compares two images: this one writes what the comparison reads. A container that
 * was made from the very image is what `docker diff` is for.
 */
export function compare(from: string, to: string, container: string | null): Argv {
  if (container !== null && from === to) return changes({ id: container })
  return ['docker', 'image', 'save', '--output', 'compare.tar', from, to]
}
