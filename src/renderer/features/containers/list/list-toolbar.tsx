import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerState, Health } from '#shared/contract/containers.ts'
import { comboText } from '../../../store/shortcuts.ts'
import { useHost } from '../../../store/collections.ts'
import { Button } from '../../../ui/button.tsx'
import { SearchField, Select } from '../../../ui/field.tsx'
import { remember } from '../actions/settings.ts'
import { askSizes, useSizes } from '../actions/sizes.ts'
import type { ListFilter } from '../model/filter.ts'
import type { SortBy } from '../model/sort.ts'
import styles from './list-toolbar.module.css'

const states = ['created', 'running', 'paused', 'restarting', 'exited', 'dead'] as const
const healths = ['none', 'starting', 'healthy', 'unhealthy'] as const
const sorts = ['name', 'state', 'created', 'image'] as const

/** Finds and orders: text, state, health, sort, and sizes for those who ask. */
export function ListToolbar({
  filter,
  onFilter,
  sort,
  field,
}: {
  filter: ListFilter
  onFilter: (change: Partial<ListFilter>) => void
  sort: SortBy
  field: RefObject<HTMLInputElement | null>
}) {
  const { t } = useTranslation()
  const platform = useHost()?.platform
  return (
    <div className={styles.toolbar}>
      <div className={styles.search}>
        <SearchField
          ref={field}
          label={t('containers.filter.label')}
          placeholder={t('containers.filter.placeholder')}
          value={filter.text}
          onChange={(text) => onFilter({ text })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.nativeEvent.isComposing) onFilter({ text: '' })
          }}
          end={<kbd className={styles.key}>{comboText('mod+f', platform)}</kbd>}
        />
      </div>
      <StateSelects filter={filter} onFilter={onFilter} />
      <Select
        label={t('containers.sort.label')}
        hideLabel
        value={sort}
        onChange={(containersSort) => remember({ containersSort })}
        options={sorts.map((value) => ({ value, label: t(`containers.sort.${value}`) }))}
      />
      <SizesButton />
    </div>
  )
}

function StateSelects({
  filter,
  onFilter,
}: {
  filter: ListFilter
  onFilter: (change: Partial<ListFilter>) => void
}) {
  const { t } = useTranslation()
  return (
    <>
      <Select<ContainerState | 'any'>
        label={t('containers.filter.state')}
        hideLabel
        value={filter.state}
        onChange={(state) => onFilter({ state })}
        options={[
          { value: 'any', label: t('containers.filter.anyState') },
          ...states.map((value) => ({ value, label: t(`containers.state.${value}`) })),
        ]}
      />
      <Select<Health | 'any'>
        label={t('containers.filter.health')}
        hideLabel
        value={filter.health}
        onChange={(health) => onFilter({ health })}
        options={[
          { value: 'any', label: t('containers.filter.anyHealth') },
          ...healths.map((value) => ({ value, label: t(`containers.health.${value}`) })),
        ]}
      />
    </>
  )
}

function SizesButton() {
  const { t } = useTranslation()
  const status = useSizes((sizes) => sizes.status)
  const words = {
    unasked: t('containers.sizes.show'),
    asking: t('containers.sizes.asking'),
    known: t('containers.sizes.again'),
    failed: t('containers.sizes.show'),
  }[status]
  return (
    <span className={styles.sizes}>
      <Button size="small" variant="ghost" pending={status === 'asking'} onClick={() => void askSizes()}>
        {words}
      </Button>
      <span role="status" className={styles.problem}>
        {status === 'failed' ? t('containers.sizes.failed') : ''}
      </span>
    </span>
  )
}
