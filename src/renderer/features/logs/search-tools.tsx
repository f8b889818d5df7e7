import { ArrowDown, ArrowUp, CaseSensitive, Regex } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../store/intl.ts'
import { IconButton } from '../../ui/button.tsx'
import { SearchField } from '../../ui/field.tsx'
import type { ToolbarProps } from './log-toolbar.tsx'
import { Toggle } from './toggle.tsx'
import type { LogSearch } from './use-log-search.ts'
import styles from './log-toolbar.module.css'

/** The search box of a log and what goes with it. */
export function SearchTools({ options, setOptions, search, searchBox, go: { toHit: go } }: ToolbarProps) {
  const { t } = useTranslation()
  const { query } = options
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') go(event.shiftKey ? 'previous' : 'next')
    if (event.key === 'Escape' && query.text !== '') {
      event.stopPropagation()
      setOptions({ query: { ...query, text: '' } })
    }
  }
  return (
    <div className={styles.search}>
      <SearchField
        ref={searchBox}
        label={t('logs.search.label')}
        value={query.text}
        onChange={(text) => setOptions({ query: { ...query, text } })}
        onKeyDown={onKeyDown}
        end={<Hits search={search} />}
      />
      <Toggle
        icon
        on={query.regex}
        set={(regex) => setOptions({ query: { ...query, regex } })}
        label={t('logs.search.regex')}
      >
        <Regex aria-hidden />
      </Toggle>
      <Toggle
        icon
        on={query.matchCase}
        set={(matchCase) => setOptions({ query: { ...query, matchCase } })}
        label={t('logs.search.matchCase')}
      >
        <CaseSensitive aria-hidden />
      </Toggle>
      <IconButton
        label={t('logs.search.previous')}
        icon={<ArrowUp aria-hidden />}
        disabled={(search.state?.hits ?? 0) === 0}
        onClick={() => go('previous')}
      />
      <IconButton
        label={t('logs.search.next')}
        icon={<ArrowDown aria-hidden />}
        disabled={(search.state?.hits ?? 0) === 0}
        onClick={() => go('next')}
      />
    </div>
  )
}

function Hits({ search: { state, hit } }: { search: LogSearch }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const words =
    state === null || state.state === 'bad-pattern'
      ? ''
      : hit === null
        ? t('logs.search.hits', { count: state.hits, number: number(state.hits) })
        : t('logs.search.hitOf', { place: number(hit.index + 1), number: number(state.hits) })
  return (
    <span className={styles.hits} role="status" data-testid="hits">
      {words}
    </span>
  )
}
