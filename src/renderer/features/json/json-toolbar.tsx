import { ArrowDown, ArrowUp, Eye, EyeOff } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../store/intl.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { SearchField } from '../../ui/field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { wholeText } from './json-copy.ts'
import type { JsonViewState } from './use-json-view.ts'
import styles from './json-view.module.css'

export function JsonToolbar({
  view,
  searchBox,
  go,
}: {
  view: JsonViewState
  searchBox: RefObject<HTMLInputElement | null>
  go: (step: 1 | -1) => void
}) {
  const { t } = useTranslation()
  const { form, shown, nodes } = view
  return (
    <div className={styles.bar}>
      <Segmented
        label={t('inspect.form.label')}
        value={form}
        onChange={view.setForm}
        options={(['groups', 'json'] as const).map((value) => ({ value, label: t(`inspect.form.${value}`) }))}
      />
      <Search view={view} searchBox={searchBox} go={go} />
      <Button
        size="small"
        icon={shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        aria-pressed={shown}
        onClick={() => view.setShown(!shown)}
      >
        {t(shown ? 'inspect.hide' : 'inspect.show')}
      </Button>
      <CopyButton
        text={wholeText(nodes, shown)}
        label={t(shown ? 'inspect.copyAll' : 'inspect.copyAllVeiled')}
        copiedLabel={t('common.copied')}
      />
    </div>
  )
}

function Search({
  view,
  searchBox,
  go,
}: {
  view: JsonViewState
  searchBox: RefObject<HTMLInputElement | null>
  go: (step: 1 | -1) => void
}) {
  const { t } = useTranslation()
  const none = view.matches.length === 0
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
    if (event.key === 'Escape' && view.query !== '') {
      event.stopPropagation()
      view.search('')
    }
  }
  return (
    <div className={styles.search}>
      <SearchField
        ref={searchBox}
        label={t('inspect.search.label')}
        value={view.query}
        onChange={view.search}
        onKeyDown={onKeyDown}
        end={<Hits view={view} />}
      />
      <IconButton
        label={t('inspect.search.previous')}
        icon={<ArrowUp aria-hidden />}
        disabled={none}
        onClick={() => go(-1)}
      />
      <IconButton
        label={t('inspect.search.next')}
        icon={<ArrowDown aria-hidden />}
        disabled={none}
        onClick={() => go(1)}
      />
    </div>
  )
}

function Hits({ view: { query, matches, at } }: { view: JsonViewState }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const words =
    query === ''
      ? ''
      : matches.length === 0
        ? t('inspect.search.none')
        : t('inspect.search.hitOf', { place: number(at + 1), number: number(matches.length) })
  return (
    <span className={styles.hits} role="status">
      {words}
    </span>
  )
}
