import type { ActionInput } from './input.ts'
import { each, option, pairs, toggle } from './flags.ts'
import type { Argv } from './quote.ts'

type Options = ActionInput<'builds', 'build'>['options']

interface Place {
  /** null: the command is given within the folder, which is known by its name alone. */
  readonly folder: string | null
  /** Goes in by standard input instead of the file. */
  readonly dockerfileText?: string | null | undefined
}

/** `docker build [OPTIONS] FOLDER`, with the classic builder's own `--force-rm`. */
export function build(place: Place, options: Options): Argv {
  if (options.builder === 'buildx') return buildxShown(place, options)
  return ['docker', 'build', '--force-rm', ...words(options), ...file(place, options), place.folder ?? '.']
}

function buildxShown(place: Place, options: Options): Argv {
  return ['docker', 'buildx', 'build', ...words(options), ...file(place, options), place.folder ?? '.']
}

/** As it is spawned: what a page sends comes by standard input, and so does an edited Dockerfile. */
export function buildxWords(place: Place, options: Options): Argv {
  if (place.folder !== null) return buildxShown(place, options)
  const dockerfile = option('-f', options.dockerfile ?? 'Dockerfile')
  return ['docker', 'buildx', 'build', ...words(options), ...dockerfile, '-']
}

function words(options: Options): readonly string[] {
  return [
    ...each('-t', options.tags),
    ...each(
      '--build-arg',
      options.args?.map(({ name, value }) => `${name}=${value}`),
    ),
    ...option('--target', options.target),
    ...option('--platform', options.platform),
    ...toggle('--no-cache', options.noCache),
    ...toggle('--pull', options.pull),
    ...pairs('--label', options.labels),
  ]
}

/** docker looks for `-f` from where it is started and not in the context, so the folder stands before it. */
function file({ folder, dockerfileText }: Place, { dockerfile = 'Dockerfile' }: Options): readonly string[] {
  if (typeof dockerfileText === 'string' && folder !== null) return ['-f', '-']
  if (dockerfile === 'Dockerfile') return []
  return ['-f', folder === null ? dockerfile : `${folder.replace(/[\\/]$/, '')}/${dockerfile}`]
}
