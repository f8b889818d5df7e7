import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/containers.ts'
import { remove, type RemoveOptions } from './act-on-container.ts'
import { runBulk } from './bulk.ts'

/** Removes them one by one with a result for each, as they were asked about: what changes meanwhile changes no option. */
export function removeEach(
  containers: readonly ContainerSummary[],
  optionsFor: (container: ContainerSummary) => RemoveOptions,
): Promise<void> {
  return runBulk({
    move: 'remove',
    containers: containers.map(({ id, name, ...rest }) => ({
      id,
      name,
      options: optionsFor({ id, name, ...rest }),
    })),
    // Removed by another hand, or by us before the engine could say so.
    isAlready: ({ code, detail }) => code === 'not-found' && detail['kind'] === 'container',
    one: ({ id, name, options }) => remove({ id, name }, options),
    commandOf: ({ name, options }) => command.remove({ id: name, ...options }),
  })
}
