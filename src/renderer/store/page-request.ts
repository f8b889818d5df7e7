import type { PageRequest } from '#shared/contract/desktop.ts'
import { navigate, paths } from './route.ts'

/** Opens what the tray or a menu asked for. */
export function openRequest(request: PageRequest): void {
  switch (request.kind) {
    case 'new-container':
      return navigate(paths.newContainer)
    case 'settings':
      return navigate('/settings')
    case 'container':
      return navigate(paths.container(request.id, request.tab))
    case 'commit':
    case 'save-point':
      return navigate(`${paths.container(request.id)}?dialog=${request.kind}`)
  }
}
