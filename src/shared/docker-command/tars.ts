import type { ImportTarInput } from '../contract/tars.ts'
import { each, option } from './flags.ts'
import type { Argv } from './quote.ts'

/** What saved images are called on the person's computer. */
export function saveName(images: readonly string[]): string {
  const [only] = images
  if (only === undefined || images.length > 1) return 'images.tar'
  const name = only.replace(/^sha256:([0-9a-f]{12}).*$/, '$1')
  return `${name.replaceAll(/[^\w.-]+/g, '_')}.tar`
}

/** `docker save -o FILE IMAGE…` */
export function save(images: readonly string[]): Argv {
  return ['docker', 'save', '-o', saveName(images), ...images]
}

/** `docker load -i FILE` */
export function load({ fileName }: { readonly fileName: string }): Argv {
  return ['docker', 'load', '-i', fileName]
}

/** `docker import [-m MESSAGE] [-c CHANGE]… FILE [REFERENCE]` */
function importTar(input: Omit<ImportTarInput, 'size'>): Argv {
  const { fileName, reference, message, changes } = input
  return [
    'docker',
    'import',
    ...option('-m', message),
    ...each('-c', changes),
    // A lone - would be what comes on the standard input.
    fileName.startsWith('-') ? `./${fileName}` : fileName,
    ...(reference === undefined ? [] : [reference]),
  ]
}
export { importTar as import }
