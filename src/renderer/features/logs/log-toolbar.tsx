import { ArrowDown, ArrowUp, CaseSensitive, Copy, Download, Regex } from 'lucide-react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../store/intl.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { SearchField, Select } from '../../ui/field.tsx'
import { logSpans } from './log-span.ts'
import type { LogOptions, SetOptions } from './log-options.ts'
import type { LogSearch } from './use-log-search.ts'
import styles from './log-toolbar.module.css'

export interface ToolbarProps {
  readonly options: LogOptions
  readonly setOptions: SetOptions
  readonly search: LogSearch
  readonly searchBox: RefObject<HTMLInputElement | null>
  readonly go: (direction: 'next' | 'previous') => void
  readonly following: boolean
  readonly follow: (following: boolean) => void
  readonly copy: () => void
  readonly save: () => void
  /** Saving or copying is under way. */
  readonly collecting: boolean
}

export function LogToolbar(props: ToolbarProps) {
  const { t } = useTranslation()
  const { options, setOptions, following, follow, copy, save, collecting } = props
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('logs.toolbar')}>
      <SearchTools {...props} />
      <div className={styles.group}>
        <Toggle on={following} set={follow}>
          {t('logs.follow')}
        </Toggle>
        <Toggle on={options.timestamps} set={(timestamps) => setOptions({ timestamps })}>
          {t('logs.timestamps')}
        </Toggle>
        <Toggle on={options.wrap} set={(wrap) => setOptions({ wrap })}>
          {t('logs.wrap')}
        </Toggle>
        <Toggle on={options.only === 'stdout'} set={(on) => setOptions({ only: on ? 'stdout' : undefined })}>
          {t('logs.onlyStdout')}
        </Toggle>
        <Toggle on={options.only === 'stderr'} set={(on) => setOptions({ only: on ? 'stderr' : undefined })}>
          {t('logs.onlyStderr')}
        </Toggle>
      </div>
      <div className={classNames(styles.group, styles.end)}>
        <Select
          hideLabel
          label={t('logs.span.label')}
          value={options.span}
          onChange={(span) => setOptions({ span })}
          options={logSpans.map((value) => ({ value, label: t(`logs.span.${value}`) }))}
        />
        <Button size="small" icon={<Copy aria-hidden />} pending={collecting} onClick={copy}>
          {t('logs.copy')}
        </Button>
        <Button size="small" icon={<Download aria-hidden />} pending={collecting} onClick={save}>
          {t('logs.save')}
        </Button>
      </div>
    </div>
  )
}

function SearchTools({ options, setOptions, search, searchBox, go }: ToolbarProps) {
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

function Toggle({
  on,
  set,
  label,
  icon = false,
  children,
}: {
  on: boolean
  set: (on: boolean) => void
  /** Where the content is a picture. */
  label?: string
  icon?: boolean
  children: ReactNode
}) {
  return (
    <button
      type="button"
      className={classNames(styles.toggle, icon && styles.icon)}
      aria-pressed={on}
      aria-label={label}
      title={label}
      onClick={() => set(!on)}
    >
      {children}
    </button>
  )
}
