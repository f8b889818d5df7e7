import { SearchX } from 'lucide-react'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useSettings } from '../../../store/collections.ts'
import { useShortcut } from '../../../store/shortcuts.ts'
import { Button } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/page-state.tsx'
import { remember, usePinned } from '../actions/settings.ts'
import { filterContainers, isNarrowed, type ListFilter } from '../model/filter.ts'
import { noSelection, toggleAll } from '../model/selection.ts'
import { sortContainers } from '../model/sort.ts'
import { BulkResults } from './bulk-results.tsx'
import { ContainerList } from './container-list.tsx'
import { ListToolbar } from './list-toolbar.tsx'

const everything = { text: '', state: 'any', health: 'any' } as const

/** The list with what narrows it. */
export function FilledList({ containers }: { containers: readonly ContainerSummary[] }) {
  const settings = useSettings()
  const pinned = usePinned()
  const field = useRef<HTMLInputElement>(null)
  const [narrow, setNarrow] = useState<Omit<ListFilter, 'show'>>(everything)
  const [selection, setSelection] = useState(noSelection)
  const show = settings?.containersShow ?? 'all'
  const sort = settings?.containersSort ?? 'name'
  const filter = useMemo(() => ({ ...narrow, show }), [narrow, show])
  // Typing stays quick with many containers: the list may follow a moment later.
  const calm = useDeferredValue(filter)
  const wanted = useMemo(
    () => sortContainers(filterContainers(containers, calm), sort),
    [containers, calm, sort],
  )
  const onFilter = useCallback(
    (change: Partial<ListFilter>) => setNarrow((before) => ({ ...before, ...change })),
    [],
  )
  useShortcut('mod+f', () => field.current?.select())
  useShortcut('mod+a', () =>
    setSelection((before) =>
      toggleAll(
        before,
        wanted.map((each) => each.id),
      ),
    ),
  )
  useShortcut('Escape', () => setSelection(noSelection), { when: selection.ids.size > 0 })
  return (
    <>
      <ListToolbar filter={filter} onFilter={onFilter} sort={sort} field={field} />
      <FoundStatus count={wanted.length} />
      {wanted.length === 0 ? (
        <>
          <NothingFound filter={calm} onClear={() => setNarrow(everything)} />
          <BulkResults />
        </>
      ) : (
        <ContainerList
          all={containers}
          wanted={wanted}
          wish={JSON.stringify([calm, sort, settings?.containersView])}
          view={settings?.containersView ?? 'cards'}
          pinned={pinned}
          selection={selection}
          onSelect={setSelection}
        />
      )}
    </>
  )
}

/** Told to those who listen once the typing rests. */
function FoundStatus({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <p role="status" className="visually-hidden">
      {t('containers.found', { count })}
    </p>
  )
}

function NothingFound({ filter, onClear }: { filter: ListFilter; onClear: () => void }) {
  const { t } = useTranslation()
  const words =
    isNarrowed(filter) || filter.show === 'all'
      ? t('containers.narrowed.text')
      : t(`containers.narrowed.none.${filter.show}`)
  return (
    <Empty
      icon={<SearchX aria-hidden />}
      title={t('containers.narrowed.title')}
      action={
        <Button
          onClick={() => {
            onClear()
            remember({ containersShow: 'all' })
          }}
        >
          {t('containers.narrowed.clear')}
        </Button>
      }
    >
      {words}
    </Empty>
  )
}
