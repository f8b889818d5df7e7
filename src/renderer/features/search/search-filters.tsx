import { useTranslation } from 'react-i18next'
import * as imageCommand from '#shared/docker-command/images.ts'
import { useFormat } from '../../store/intl.ts'
import { CommandLine } from '../../ui/command-line.tsx'
import { Checkbox, Select } from '../../ui/field.tsx'
import styles from './search-page.module.css'
import { leastStars, mostResults, type SearchFilters, starsOf } from './search-question.ts'

/** What the engine is to leave out, and the command that asks the same. */
export function SearchFilterBar({
  filters,
  onChange,
  term,
}: {
  filters: SearchFilters
  onChange: (filters: SearchFilters) => void
  term: string
}) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={styles.filters} role="group" aria-label={t('search.filters.label')}>
      <Checkbox
        label={t('search.filters.official')}
        checked={filters.official}
        onChange={(official) => onChange({ ...filters, official })}
      />
      <Select
        label={t('search.filters.stars')}
        hideLabel
        value={String(filters.stars)}
        onChange={(stars) => onChange({ ...filters, stars: starsOf(stars) })}
        options={leastStars.map((stars) => ({
          value: String(stars),
          label:
            stars === 0
              ? t('search.filters.anyStars')
              : t('search.filters.leastStars', { stars: format.number(stars) }),
        }))}
      />
      <div className={styles.command}>
        <CommandLine
          argv={imageCommand.search({ term, limit: mostResults, ...filters })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      </div>
    </div>
  )
}
