import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImageSummary } from '#shared/contract/images.ts'
import { useContainers, useSettings } from '../../store/collections.ts'
import { saveSettings } from '../../store/settings.ts'
import { useShortcut } from '../../store/shortcuts.ts'
import { openTag } from '../../store/tag-request.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/page-state.tsx'
import { imageItems, type ImagesShow, showRows } from './image-items.ts'
import { filterRows, imageRows, type ImageRow, type Sort, sortRows } from './image-rows.ts'
import { useImageSizes } from './image-sizes.ts'
import { ImageTable } from './image-table.tsx'
import { ImagesToolbar, SizesNote } from './images-toolbar.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { NoImages } from './no-images.tsx'
import { saveTar } from './tars/tar-actions.ts'

const usualSort: Sort = { key: 'repository', descending: false }
const rememberSort = (imagesSort: Sort) => void saveSettings({ imagesSort })

/** The images found, in their order and groups, and what is done with those that are chosen. */
export function ImageList({ images }: { images: readonly ImageSummary[] }) {
  const { t } = useTranslation()
  const settings = useSettings()
  const group = settings?.imagesGroup ?? 'repository'
  // The rows may follow a moment later: a page of new ones is drawn in slices.
  const sort = useDeferredValue(settings?.imagesSort ?? usualSort)
  const calmGroup = useDeferredValue(group)
  const [text, setText] = useState('')
  const [show, setShow] = useState<ImagesShow>('all')
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [removing, setRemoving] = useState<readonly ImageRow[] | null>(null)
  const filter = useRef<HTMLInputElement>(null)
  const { all, rows, measured } = useRows(images, useDeferredValue(text), show, sort)
  const items = useMemo(() => imageItems(rows, calmGroup, closed), [rows, calmGroup, closed])
  const selected = useMemo(() => all.filter((row) => chosen.has(row.key)), [all, chosen])
  const removeOne = useCallback((row: ImageRow) => setRemoving([row]), [])
  const fold = useCallback((key: string) => setClosed((last) => flipped(last, key)), [])
  useShortcut('mod+f', () => filter.current?.focus())
  useShortcut('Delete', () => setRemoving(selected), { when: selected.length > 0 })
  const showAll = () => {
    setText('')
    setShow('all')
  }
  return (
    <>
      {/* The dialogs stay when the last image goes: what was removed is still to be read. */}
      {images.length === 0 ? (
        <NoImages />
      ) : (
        <>
          <ImagesToolbar
            text={text}
            onText={setText}
            show={show}
            onShow={setShow}
            group={group}
            field={filter}
            hasSavePoints={images.some(({ savePoint }) => savePoint !== null)}
            count={
              rows.length === all.length
                ? t('images.count', { count: images.length })
                : t('images.shown', { shown: rows.length, total: all.length })
            }
          />
          <SizesNote />
          <SelectionBar
            count={selected.length}
            onRemove={() => setRemoving(selected)}
            onSave={() => void saveTar(selected.map(({ reference }) => reference))}
            onClear={() => setChosen(new Set())}
          />
          {rows.length === 0 ? (
            <Empty
              title={text === '' ? t('images.noneOfKind') : t('images.noMatchTitle', { text })}
              action={<Button onClick={showAll}>{t('images.clearFilter')}</Button>}
            >
              {t('images.noMatch')}
            </Empty>
          ) : (
            <ImageTable
              rows={rows}
              items={items}
              sort={sort}
              onSort={rememberSort}
              sizes={measured}
              chosen={chosen}
              onChoose={setChosen}
              onFold={fold}
              onRemove={removeOne}
              onTag={openTag}
            />
          )}
        </>
      )}
      {removing !== null && <RemoveDialog rows={removing} allRows={all} onClose={() => setRemoving(null)} />}
    </>
  )
}

/** Each step is done anew only when what it rests on has changed: a letter typed sorts, and builds no rows. */
function useRows(images: readonly ImageSummary[], text: string, show: ImagesShow, sort: Sort) {
  const containers = useContainers()
  const sizes = useImageSizes()
  const known = containers.status === 'ready' ? containers.items : null
  const all = useMemo(() => imageRows(images, known), [images, known])
  const sorted = useMemo(() => sortRows(all, sort, sizes.byId), [all, sort, sizes.byId])
  const rows = useMemo(() => filterRows(showRows(sorted, show), text), [sorted, show, text])
  return { all, rows, measured: sizes.byId.size > 0 ? sizes.byId : null }
}

function flipped(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}
