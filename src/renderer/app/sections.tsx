import { Activity, Box, KeyRound, Layers, Search, Settings, Ship } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Route } from '../store/route.ts'

/** The app's sections, in the order of the rail and of Ctrl+1…7. */
export interface Section {
  readonly key: 'containers' | 'images' | 'search' | 'registries' | 'engine' | 'activity' | 'settings'
  readonly path: string
  readonly icon: ReactNode
}

export const sections: readonly Section[] = [
  { key: 'containers', path: '/containers', icon: <Box aria-hidden /> },
  { key: 'images', path: '/images', icon: <Layers aria-hidden /> },
  { key: 'search', path: '/search', icon: <Search aria-hidden /> },
  { key: 'registries', path: '/registries', icon: <KeyRound aria-hidden /> },
  { key: 'engine', path: '/engine', icon: <Ship aria-hidden /> },
  { key: 'activity', path: '/activity', icon: <Activity aria-hidden /> },
  { key: 'settings', path: '/settings', icon: <Settings aria-hidden /> },
]

/** The section that a page belongs to. */
export function sectionOf(route: Route): Section['key'] | null {
  switch (route.page) {
    case 'container':
    case 'logs':
      return 'containers'
    case 'image':
    case 'save-points':
    case 'build':
      return 'images'
    case 'registry':
      return 'registries'
    case 'create':
    case 'edit':
      return 'containers'
    case 'disk':
      return 'engine'
    case 'not-found':
      return null
    case 'containers':
    case 'images':
    case 'search':
    case 'registries':
    case 'engine':
    case 'activity':
    case 'settings':
      return route.page
  }
}
