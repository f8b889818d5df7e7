import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaletteEntry } from './palette-entry.ts'
import { useFrameEntries } from './palette-entries.tsx'
import { rankEntries } from './palette-rank.ts'
import { takeTyped } from './typed-ahead.ts'
import styles from './palette.module.css'

/** One box to go anywhere and to do anything. */
export function Palette({ onClose, onShortcuts }: { onClose: () => void; onShortcuts: () => void }) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const own = useFrameEntries(query, onShortcuts)
  const groups = useMemo(() => rankEntries(own, query), [own, query])
  return (
    <BaseDialog.Root open onOpenChange={onClose}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.backdrop} />
        <BaseDialog.Popup className={styles.popup} aria-label={t('palette.title')}>
          <Autocomplete.Root
            open
            inline
            items={groups}
            filter={null}
            itemToStringValue={(entry: PaletteEntry) => entry.label}
            autoHighlight="always"
            keepHighlight
            value={query}
            onValueChange={(value, { reason }) => {
              // Choosing an entry would put its label into the box.
              if (reason === 'input-change' || reason === 'input-clear') setQuery(value)
            }}
          >
            <div className={styles.box}>
              <Search aria-hidden />
              <Autocomplete.Input
                className={styles.input}
                aria-label={t('palette.title')}
                placeholder={t('palette.placeholder')}
                spellCheck={false}
                onFocus={() => {
                  const meanwhile = takeTyped()
                  if (meanwhile !== '') setQuery((text) => text + meanwhile)
                }}
              />
            </div>
            <BaseDialog.Close className="visually-hidden">{t('palette.close')}</BaseDialog.Close>
            <Autocomplete.Empty className={styles.empty}>{t('palette.nothing')}</Autocomplete.Empty>
            <Autocomplete.List className={styles.list}>
              {(group: { value: string; items: PaletteEntry[] }) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className={styles.heading}>{group.value}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: PaletteEntry) => <Entry key={entry.id} entry={entry} onClose={onClose} />}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
            <p className={styles.hint}>{t('palette.hint')}</p>
          </Autocomplete.Root>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

function Entry({ entry, onClose }: { entry: PaletteEntry; onClose: () => void }) {
  return (
    <Autocomplete.Item
      value={entry}
      className={styles.item}
      onClick={() => {
        onClose()
        entry.onSelect()
      }}
    >
      <span className={styles.icon}>{entry.icon}</span>
      <span className={styles.label}>{entry.label}</span>
      {entry.shortcut !== undefined && <kbd className={styles.key}>{entry.shortcut}</kbd>}
    </Autocomplete.Item>
  )
}
