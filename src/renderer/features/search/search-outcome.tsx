import { List, LogIn, SearchX, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import type { SearchResult } from '#shared/contract/images.ts'
import type { Fault } from '#shared/faults.ts'
import { EngineWords } from '../../store/engine-words.tsx'
import { faultSentence } from '../../store/fault-text.ts'
import { openLogin } from '../../store/login-request.ts'
import { navigate, paths } from '../../store/route.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failed, Loading } from '../../ui/page-state.tsx'
import styles from './search-page.module.css'
import { mostResults } from './search-question.ts'
import { registryOf } from './typed-reference.ts'
import type { Asked } from '../../store/use-asked.ts'

/** What the search itself has to say: how many, none, or why it did not work. */
export function SearchOutcome({
  state,
  term,
  again,
  hasTyped,
  onEverything,
}: {
  state: Asked<readonly SearchResult[]>
  term: string
  again: () => void
  /** The card of the typed reference follows, so that finding nothing is no dead end. */
  hasTyped: boolean
  /** Searches again without the filters; null while there are none. */
  onEverything: (() => void) | null
}) {
  const { t } = useTranslation()
  switch (state.status) {
    case 'idle':
      return null
    case 'loading':
      return <Loading label={t('search.searching')} slowLabel={t('search.slow')} />
    case 'failed':
      return hasTyped ? (
        <FailedNote fault={state.fault} term={term} again={again} />
      ) : (
        <Failed
          title={t('search.failedTitle')}
          sentence={sentenceOf(t, state.fault, term)}
          engineWords={state.fault.message}
          copyLabel={t('common.copyEngineWords')}
          copiedLabel={t('common.copied')}
          action={
            <>
              <LogInFor fault={state.fault} term={term} />
              <BrowseThere fault={state.fault} term={term} />
              <Button onClick={again}>{t('common.retry')}</Button>
            </>
          }
        />
      )
    case 'ready':
      // Beside the card of what was typed, nothing found needs no words; what filters hide does.
      if (state.answer.length > 0 || (hasTyped && onEverything === null)) return null
      return (
        <Empty
          icon={<SearchX aria-hidden />}
          title={t('search.noResultsTitle', { term })}
          {...(onEverything !== null && {
            action: <Button onClick={onEverything}>{t('search.filters.clear')}</Button>,
          })}
        >
          {t(onEverything === null ? 'search.noResults' : 'search.noResultsFiltered')}
        </Empty>
      )
  }
}

/** How many the search found, said above them. */
export function FoundCount({ results }: { results: readonly SearchResult[] | null }) {
  const { t } = useTranslation()
  return (
    <p className={styles.count} role="status">
      {results !== null &&
        t(results.length < mostResults ? 'search.results' : 'search.firstResults', { count: results.length })}
    </p>
  )
}

/** Beside the card of what was typed, a failed search is a note and not the whole page. */
function FailedNote({ fault, term, again }: { fault: Fault; term: string; again: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.note} role="alert">
      <TriangleAlert aria-hidden />
      <div className={styles.noteWords}>
        <strong>{t('search.failedTitle')}</strong>
        <p>{sentenceOf(t, fault, term)}</p>
        <EngineWords fault={fault} />
      </div>
      <LogInFor fault={fault} term={term} />
      <BrowseThere fault={fault} term={term} />
      <Button size="small" onClick={again}>
        {t('common.retry')}
      </Button>
    </div>
  )
}

/** Where an account would help, the way to log in stands beside the failure. */
function LogInFor({ fault, term }: { fault: Fault; term: string }) {
  const { t } = useTranslation()
  if (fault.code !== 'unauthorized' && fault.code !== 'rate-limited') return null
  const registry = registryOf(term) ?? 'docker.io'
  return (
    <Button size="small" icon={<LogIn aria-hidden />} onClick={() => openLogin(registry)}>
      {t('registries.remedy.login', { registry })}
    </Button>
  )
}

/** A registry that cannot be searched often tells what it holds. */
function BrowseThere({ fault, term }: { fault: Fault; term: string }) {
  const { t } = useTranslation()
  const registry = registryOf(term)
  if (registry === null || fault.code === 'registry-unreachable' || fault.code === 'unreachable') return null
  return (
    <Button size="small" icon={<List aria-hidden />} onClick={() => navigate(paths.registry(registry))}>
      {t('registries.browseNamed', { registry })}
    </Button>
  )
}

function sentenceOf(t: TFunction, fault: Fault, term: string): string {
  const registry = registryOf(term)
  if (fault.detail['reason'] === 'proxy') return faultSentence(t, fault)
  if (fault.code === 'rate-limited') return t('search.failed.rateLimited')
  if (fault.code === 'registry-unreachable') {
    return registry === null ? t('search.failed.offline') : t('search.failed.unreached', { registry })
  }
  if (registry === null || fault.code === 'unreachable' || fault.code === 'timeout') {
    return faultSentence(t, fault)
  }
  if (fault.code === 'unauthorized') return t('search.failed.login', { registry })
  return t('search.failed.private', { registry })
}
