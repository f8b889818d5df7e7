/** The paths of folders in a container; always absolute, without a slash at the end. */
export function childPath(folder: string, name: string): string {
  return folder === '/' ? `/${name}` : `${folder}/${name}`
}

export function parentPath(path: string): string {
  const cut = path.lastIndexOf('/')
  return cut <= 0 ? '/' : path.slice(0, cut)
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
