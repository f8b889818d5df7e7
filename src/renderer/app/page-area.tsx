import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNoEngine } from '../store/last-lost.ts'
import { useRoute } from '../store/route.ts'
import type { Route } from '../store/route.ts'
import { Loading } from '../ui/page-state.tsx'
import { Crashed } from './crashed.tsx'
import { lazyPart } from '../store/lazy-part.ts'
import { PageGuard } from './page-guard.tsx'
import { pageOf } from './pages.tsx'
import { sectionOf } from './sections.tsx'
import { useHeadingFocus } from './use-heading-focus.ts'
import styles from './frame.module.css'

const NoEngine = lazyPart(async () => (await import('../features/engine/no-engine.tsx')).NoEngine)

const pagesWithoutEngine: readonly Route['page'][] = ['engine', 'settings', 'activity', 'not-found']

/** The one page; without any engine, what to do about that. */
export function PageArea() {
  const route = useRoute()
  const noEngine = useNoEngine()
  const place = placeOf(route)
  usePageTitle(route)
  useHeadingFocus(place)
  const page = pagesWithoutEngine.includes(route.page) ? null : noEngine
  return (
    <main className={styles.main} id="page" tabIndex={-1}>
      <PageGuard key={place} fallback={Crashed}>
        <Suspense fallback={<PageLoading />}>
          {page === null ? pageOf(route) : <NoEngine status={page} />}
        </Suspense>
      </PageGuard>
    </main>
  )
}

function PageLoading() {
  const { t } = useTranslation()
  return (
    <div className={styles.loading}>
      <Loading label={t('frame.starting')} slowLabel={t('frame.startingSlow')} />
    </div>
  )
}

/** What makes a page another page; a tab or a query does not. */
function placeOf(route: Route): string {
  return 'id' in route ? `${route.page} ${route.id}` : route.page
}

function usePageTitle(route: Route): void {
  const { t } = useTranslation()
  const section = sectionOf(route)
  const name = section === null ? t('frame.notFound.title') : t(`frame.${section}`)
  const page = route.page === 'container' || route.page === 'edit' ? route.id : name
  useEffect(() => {
    document.title = t('frame.title', { page })
  }, [t, page])
}
