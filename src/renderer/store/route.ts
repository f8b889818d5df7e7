import { useSyncExternalStore } from 'react'
import type { CleanScope } from '#shared/clean-scopes.ts'

type Query = Readonly<Record<string, string>>

/** Where the page is, read from the part of the address after `#`. */
export type Route =
  | { readonly page: 'containers'; readonly query: Query }
  | { readonly page: 'container'; readonly id: string; readonly tab: ContainerTab; readonly query: Query }
  /** The logs of several containers together. */
  | { readonly page: 'logs'; readonly names: readonly string[]; readonly query: Query }
  | { readonly page: 'images'; readonly query: Query }
  | { readonly page: 'image'; readonly id: string; readonly query: Query }
  | { readonly page: 'search'; readonly query: Query }
  | { readonly page: 'save-points'; readonly query: Query }
  | { readonly page: 'create'; readonly query: Query }
  | { readonly page: 'build'; readonly query: Query }
  /** Other settings for a container that is there. */
  | { readonly page: 'edit'; readonly id: string; readonly query: Query }
  | { readonly page: 'registries'; readonly query: Query }
  /** What one registry holds. */
  | { readonly page: 'registry'; readonly id: string; readonly query: Query }
  | { readonly page: 'engine'; readonly query: Query }
  /** What takes the room, and clean-ups; `clean` in the query opens one. */
  | { readonly page: 'disk'; readonly query: Query }
  | { readonly page: 'settings'; readonly query: Query }
  | { readonly page: 'activity'; readonly query: Query }
  | { readonly page: 'not-found'; readonly path: string; readonly query: Query }

/** The first is the one without a word of its own in the address. */
const containerTabs = [
  'overview',
  'logs',
  'terminal',
  'files',
  'stats',
  'processes',
  'changes',
  'save-points',
  'inspect',
] as const
export type ContainerTab = (typeof containerTabs)[number]

interface CreateBeginning {
  readonly image?: string
  readonly from?: string
  readonly name?: string
}

/** Addresses of pages; ids and names are escaped here and nowhere else. */
export const paths = {
  container: (id: string, tab: ContainerTab = 'overview') =>
    `/containers/${encodeURIComponent(id)}${tab === 'overview' ? '' : `/${tab}`}`,
  /** Several logs in one pane; names rather than ids, so that a container made anew is found. */
  logs: (names: readonly string[]) => `/logs?ids=${names.map(encodeURIComponent).join(',')}`,
  image: (id: string) => `/images/${encodeURIComponent(id)}`,
  /** The create form: empty, for an image, like another container, or like one with another image and a name. */
  create: (begin: CreateBeginning = {}) => {
    const query = new URLSearchParams({ ...begin }).toString()
    return query === '' ? '/create' : `/create?${query}`
  },
  registry: (registry: string) => `/registries/${encodeURIComponent(registry)}`,
  edit: (id: string) => `/edit/${encodeURIComponent(id)}`,
  /** The search page with its box ready to be typed into. */
  newContainer: '/search?box=1',
  /** Every save point, also those of containers that are gone. */
  savePoints: '/save-points',
  build: '/build',
  /** With the steps of one build. */
  buildOf: (taskId: string) => `/build?task=${encodeURIComponent(taskId)}`,
  disk: (clean?: CleanScope) => (clean === undefined ? '/disk' : `/disk?clean=${clean}`),
  search: (text: string) => `/search?q=${encodeURIComponent(text)}`,
} as const

/** Reads a path as `navigate` takes it. */
export function parseRoute(path: string): Route {
  const [pathname = '', search = ''] = path.split('?', 2)
  const query: Query = Object.fromEntries(new URLSearchParams(search))
  const [section = '', id, tab, ...rest] = pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decode)
  if (rest.length > 0) return { page: 'not-found', path: pathname, query }
  if (section === '') return { page: 'containers', query }
  if (section === 'containers') return containerRoute(pathname, id, tab, query)
  if (section === 'logs' && id === undefined) return { page: 'logs', names: namesIn(query), query }
  if (section === 'images' && tab === undefined) {
    return id === undefined ? { page: 'images', query } : { page: 'image', id, query }
  }
  if (section === 'registries' && tab === undefined) {
    return id === undefined ? { page: 'registries', query } : { page: 'registry', id, query }
  }
  if (section === 'edit' && id !== undefined && tab === undefined) return { page: 'edit', id, query }
  if (id === undefined && isPlainPage(section)) return { page: section, query }
  return { page: 'not-found', path: pathname, query }
}

function containerRoute(path: string, id: string | undefined, tab: string | undefined, query: Query): Route {
  if (id === undefined) return { page: 'containers', query }
  const known = containerTabs.find((name) => name === (tab ?? 'overview'))
  return known === undefined
    ? { page: 'not-found', path, query }
    : { page: 'container', id, tab: known, query }
}

/** Names in the address, each once. */
function namesIn(query: Query): readonly string[] {
  const names = (query['ids'] ?? '').split(',').filter((name) => /^[\w][\w.-]*$/.test(name))
  return [...new Set(names)]
}

function isPlainPage(
  section: string,
): section is 'search' | 'save-points' | 'create' | 'build' | 'disk' | 'engine' | 'settings' | 'activity' {
  return ['search', 'save-points', 'create', 'build', 'disk', 'engine', 'settings', 'activity'].includes(
    section,
  )
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

let cached: { readonly hash: string; readonly route: Route } | null = null

function currentRoute(): Route {
  const { hash } = window.location
  if (cached?.hash !== hash) cached = { hash, route: parseRoute(hash.replace(/^#/, '')) }
  return cached.route
}

function onRouteChange(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

export function useRoute(): Route {
  return useSyncExternalStore(onRouteChange, currentRoute)
}

/** Goes to a path such as `/containers/web-1/logs`. `replace` leaves no step to go back to. */
export function navigate(path: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (!replace) {
    window.location.hash = path
    return
  }
  window.history.replaceState(null, '', `#${path}`)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}
