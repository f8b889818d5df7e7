import { Hammer, SquarePen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { openCreate } from '../../store/create-handed.ts'
import { useImages, useSettings } from '../../store/collections.ts'
import { navigate, paths, useRoute } from '../../store/route.ts'
import { Button } from '../../ui/button.tsx'
import { SearchField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { subjectOf, typedSubject } from './card-subject.ts'
import type { CardSubject } from './card-subject.ts'
import { ImageCards } from './image-cards.tsx'
import { rememberSearch } from './recent.ts'
import { RecentSearches } from './recent-searches.tsx'
import { recommendedNames } from './recommended.ts'
import { SearchFilterBar } from './search-filters.tsx'
import { FoundCount, SearchOutcome } from './search-outcome.tsx'
import styles from './search-page.module.css'
import { askSearch, isFiltered, noFilters, questionOf } from './search-question.ts'
import { useAsked } from '../../store/use-asked.ts'
import { useSearchBox } from './use-search-box.ts'

/** Where a new container begins: search for an image, and run it with one click. */
export function SearchPage() {
  const { t } = useTranslation()
  const { query } = useRoute()
  const q = query['q'] ?? ''
  return (
    <Page
      title={t('search.title')}
      beside={<p className={styles.lead}>{t('search.lead')}</p>}
      actions={
        <>
          <Button icon={<Hammer aria-hidden />} onClick={() => navigate(paths.build)}>
            {t('images.buildImage')}
          </Button>
          <Button icon={<SquarePen aria-hidden />} onClick={openCreate}>
            {t('search.openForm')}
          </Button>
        </>
      }
    >
      <Search asked={q} />
    </Page>
  )
}

function Search({ asked }: { asked: string }) {
  const { t } = useTranslation()
  const images = useImages()
  const ids = images.status === 'ready' ? images.items.map(({ id }) => id) : []
  const box = useSearchBox(asked, ids)
  const field = useFieldAskedFor()
  const [filters, setFilters] = useState(noFilters)
  const { state, again } = useAsked(questionOf(box.term, filters), askSearch)
  const empty = box.typed.kind === 'empty'
  const problem = box.typed.kind === 'bad' ? t(`references.problem.${box.typed.problem}`) : null
  const hint =
    box.typed.kind === 'reference'
      ? t('references.full', { reference: box.typed.canonical })
      : t('search.boxHint')
  useRememberedTerm(box.term === null ? null : box.text, state.status === 'ready')
  const results = state.status === 'ready' ? state.answer : []
  const typed =
    state.status === 'loading' ? null : typedSubject(box.typed, results, t('search.card.useTyped'))
  const subjects = useSubjects(empty, typed, results.map(subjectOf))
  return (
    <div className={styles.page}>
      <div className={styles.box} data-invalid={problem !== null || undefined} {...box.composition}>
        <SearchField
          ref={field}
          label={t('search.box')}
          placeholder={t('search.placeholder')}
          value={box.text}
          onChange={box.setText}
        />
        <p className={problem === null ? styles.hint : styles.problem} role="status">
          {problem ?? hint}
        </p>
      </div>
      {empty && <RecentSearches onChoose={box.searchNow} />}
      {box.term !== null && <SearchFilterBar filters={filters} onChange={setFilters} term={box.term} />}
      <ImageCards
        subjects={subjects}
        searching={!empty}
        lead={
          empty ? (
            <p className={styles.sectionTitle}>{t('search.recommendedTitle')}</p>
          ) : (
            <FoundCount results={state.status === 'ready' ? state.answer : null} />
          )
        }
      >
        {!empty && (
          <SearchOutcome
            state={state}
            term={box.term ?? ''}
            again={again}
            hasTyped={typed !== null}
            onEverything={isFiltered(filters) ? () => setFilters(noFilters) : null}
          />
        )}
      </ImageCards>
    </div>
  )
}

function useSubjects(
  empty: boolean,
  typed: CardSubject | null,
  found: readonly CardSubject[],
): readonly CardSubject[] {
  const { t } = useTranslation()
  if (!empty) return typed === null ? found : [typed, ...found]
  return recommendedNames.map((name) => ({
    key: name,
    name,
    tag: '',
    description: t(`search.recommended.${name}`),
    stars: null,
    official: true,
    fixed: false,
    isId: false,
    typed: false,
  }))
}

/** `?box=1` puts the focus into the box: who asked for a new container types at once. */
function useFieldAskedFor() {
  const field = useRef<HTMLInputElement>(null)
  const asked = useRoute().query['box'] !== undefined
  useEffect(() => {
    if (!asked) return
    field.current?.focus()
    navigate('/search', { replace: true })
  }, [asked])
  return field
}

/** Keeps what was searched for, once there was an answer. */
function useRememberedTerm(text: string | null, answered: boolean): void {
  const settings = useSettings()
  const recent = settings?.recentSearches
  useEffect(() => {
    if (text === null || !answered || recent === undefined) return
    const next = rememberSearch(recent, text)
    if (next[0] === recent[0]) return
    // Nobody asked for it to be kept, so nobody is told that it was not.
    void api.desktop.updateSettings({ recentSearches: [...next] }).catch(() => undefined)
  }, [text, answered, recent])
}
