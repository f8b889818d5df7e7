import { lazy } from 'react'
import type { ReactNode } from 'react'
import type { Route } from '../store/route.ts'
import { NotFound } from './not-found.tsx'

// Each page comes as its own script when it is first opened.
const ContainersPage = lazy(async () => ({
  default: (await import('../features/containers/containers-page.tsx')).ContainersPage,
}))
const ImagesPage = lazy(async () => ({
  default: (await import('../features/images/images-page.tsx')).ImagesPage,
}))
const SearchPage = lazy(async () => ({
  default: (await import('../features/search/search-page.tsx')).SearchPage,
}))
const ActivityPage = lazy(async () => ({
  default: (await import('../features/activity/activity-page.tsx')).ActivityPage,
}))
const EnginePage = lazy(async () => ({
  default: (await import('../features/engine/engine-page.tsx')).EnginePage,
}))
const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/settings-page.tsx')).SettingsPage,
}))

/** The page of a route. */
export function pageOf(route: Route): ReactNode {
  switch (route.page) {
    case 'containers':
      return <ContainersPage />
    case 'container':
      return <NotFound path={route.id} />
    case 'images':
      return <ImagesPage />
    case 'image':
      return <NotFound path={route.id} />
    case 'search':
      return <SearchPage />
    case 'engine':
      return <EnginePage />
    case 'settings':
      return <SettingsPage />
    case 'activity':
      return <ActivityPage />
    case 'not-found':
      return <NotFound path={route.path} />
  }
}
