import type { Argv } from './quote.ts'

interface Place {
  /** The container's name. */
  readonly name: string
  readonly path: string
}

/** `docker cp NAME:PATH .` for a file; a folder comes as the tar that `-` writes. `-L` follows a link, as the app does. */
export function download({ name, path }: Place, kind: 'file' | 'folder', linked = false): Argv {
  return ['docker', 'cp', ...(linked ? ['-L'] : []), `${name}:${path}`, kind === 'file' ? '.' : '-']
}

/** `docker cp FILE NAME:FOLDER/`; docker takes one source, so several go as the tar that `-` reads. */
export function upload({ name, path }: Place, sources: readonly string[]): Argv {
  const [only] = sources
  const folder = path.endsWith('/') ? path : `${path}/`
  const source = only === undefined || sources.length > 1 ? '-' : onThisComputer(only)
  return ['docker', 'cp', source, `${name}:${folder}`]
}

/** `docker cp FILE NAME:PATH`, for an edited file. */
export function write({ name, path }: Place): Argv {
  return ['docker', 'cp', onThisComputer(path.slice(path.lastIndexOf('/') + 1)), `${name}:${path}`]
}

/** `docker exec -u 0 NAME mkdir PATH` */
export function makeFolder({ name, path }: Place): Argv {
  return inside(name, ['mkdir', path])
}

/** `docker exec -u 0 NAME mv PATH FOLDER/NAME` */
export function rename({ name, path }: Place, to: string): Argv {
  return inside(name, ['mv', path, `${path.slice(0, path.lastIndexOf('/') + 1)}${to}`])
}

/** `docker exec -u 0 NAME rm -r PATH`; anything but a folder goes without `-r`. */
export function remove({ name, path }: Place, isFolder = true): Argv {
  return inside(name, ['rm', ...(isFolder ? ['-r'] : []), path])
}

const inside = (name: string, argv: Argv): Argv => ['docker', 'exec', '-u', '0', name, ...argv]

/** A name that docker would take for a flag or for a container's path. */
function onThisComputer(file: string): string {
  return /^-|:/.test(file) ? `./${file}` : file
}

/** `docker exec NAME ls -la PATH`: what a person would type to look. */
export function list({ name, path }: Place): Argv {
  return ['docker', 'exec', name, 'ls', '-la', path]
}
