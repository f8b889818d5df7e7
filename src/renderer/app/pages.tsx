import type { ReactNode } from 'react'
import type { Route } from '../store/route.ts'
import { lazyPart } from '../store/lazy-part.ts'
import { NotFound } from './not-found.tsx'

const ContainersPage = lazyPart(
  async () => (await import('../features/containers/containers-page.tsx')).ContainersPage,
)
const ContainerPage = lazyPart(
  async () => (await import('../features/containers/page/container-page.tsx')).ContainerPage,
)
const LogsPage = lazyPart(async () => (await import('../features/logs/page/logs-page.tsx')).LogsPage)
const ImagesPage = lazyPart(async () => (await import('../features/images/images-page.tsx')).ImagesPage)
const ImagePage = lazyPart(async () => (await import('../features/images/image-page.tsx')).ImagePage)
const SavePointsPage = lazyPart(
  async () => (await import('../features/containers/save-points/save-points-page.tsx')).SavePointsPage,
)
const SearchPage = lazyPart(async () => (await import('../features/search/search-page.tsx')).SearchPage)
const CreatePage = lazyPart(
  async () => (await import('../features/containers/create/create-page.tsx')).CreatePage,
)
const BuildPage = lazyPart(async () => (await import('../features/builds/build-page.tsx')).BuildPage)
const ActivityPage = lazyPart(
  async () => (await import('../features/activity/activity-page.tsx')).ActivityPage,
)
const EditPage = lazyPart(async () => (await import('../features/containers/edit/edit-page.tsx')).EditPage)
const EnginePage = lazyPart(async () => (await import('../features/engine/engine-page.tsx')).EnginePage)
const SettingsPage = lazyPart(
  async () => (await import('../features/settings/settings-page.tsx')).SettingsPage,
)

const RegistriesPage = lazyPart(
  async () => (await import('../features/registries/registries-page.tsx')).RegistriesPage,
)
const BrowsePage = lazyPart(async () => (await import('../features/registries/browse-page.tsx')).BrowsePage)
const DiskPage = lazyPart(async () => (await import('../features/disk/disk-page.tsx')).DiskPage)

/** The page of a route. */
export function pageOf(route: Route): ReactNode {
  switch (route.page) {
    case 'containers':
      return <ContainersPage />
    case 'container':
      return <ContainerPage id={route.id} tab={route.tab} />
    case 'logs':
      return <LogsPage names={route.names} />
    case 'images':
      return <ImagesPage />
    case 'image':
      return <ImagePage id={route.id} />
    case 'save-points':
      return <SavePointsPage />
    case 'search':
      return <SearchPage />
    case 'create':
      return <CreatePage />
    case 'build':
      return <BuildPage />
    case 'edit':
      return <EditPage id={route.id} />
    case 'registries':
      return <RegistriesPage />
    case 'registry':
      return <BrowsePage registry={route.id} />
    case 'engine':
      return <EnginePage />
    case 'disk':
      return <DiskPage clean={route.query['clean'] ?? null} />
    case 'settings':
      return <SettingsPage />
    case 'activity':
      return <ActivityPage />
    case 'not-found':
      return <NotFound path={route.path} />
  }
}
