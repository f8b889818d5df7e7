/** The paths of folders in a container; always absolute, without a slash at the end. */
export function childPath(folder: string, name: string): string {
  return folder === '/' ? `/${name}` : `${folder}/${name}`
}

export function parentPath(path: string): string {
  const cut = path.lastIndexOf('/')
  return cut <= 0 ? '/' : path.slice(0, cut)
}

export interface Crumb {
  readonly name: string
  readonly path: string
}

/** The way from the root, the root first. */
export function crumbsOf(path: string): readonly Crumb[] {
  const names = path.split('/').filter((name) => name !== '')
  return [
    { name: '/', path: '/' },
    ...names.map((name, place) => ({ name, path: `/${names.slice(0, place + 1).join('/')}` })),
  ]
}

/** A typed path made whole: from the root when it begins there, else from `folder`; null for what is no path. */
export function typedPath(text: string, folder: string): string | null {
  if (text.trim() === '' || text.includes('\0')) return null
  const parts: string[] = []
  for (const part of (text.startsWith('/') ? text : `${folder}/${text}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}
