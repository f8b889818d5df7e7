import { Hammer, Layers, Search } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImageSummary } from '#shared/contract/images.ts'
import * as imageCommand from '#shared/docker-command/images.ts'
import { api } from '../../host/api.ts'
import { useContainers, useImages } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { navigate, paths } from '../../store/route.ts'
import { useShortcut } from '../../store/shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { SearchField } from '../../ui/field.tsx'
import { Empty, Failed, Loading } from '../../ui/page-state.tsx'
import { Page } from '../../ui/page.tsx'
import { filterRows, imageRows, sortRows } from './image-rows.ts'
import type { ImageRow, Sort } from './image-rows.ts'
import { ImageTable } from './image-table.tsx'
import styles from './images-page.module.css'
import { RemoveDialog } from './remove-dialog.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { TagDialog } from './tag-dialog.tsx'

/** All images of the engine, one row a tag as `docker images` has it. */
export function ImagesPage() {
  const { t } = useTranslation()
  const images = useImages()
  const search = (
    <>
      <Button icon={<Hammer aria-hidden />} onClick={() => navigate(paths.build)}>
        {t('images.buildImage')}
      </Button>
      <Button variant="primary" icon={<Search aria-hidden />} onClick={() => navigate(paths.newContainer)}>
        {t('images.newContainer')}
      </Button>
    </>
  )
  return (
    <Page
      fill
      title={t('images.title')}
      beside={<p className={styles.lead}>{t('images.lead')}</p>}
      actions={search}
    >
      <div className={styles.content}>
        {images.status === 'loading' && <Loading label={t('common.loading')} slowLabel={t('common.slow')} />}
        {images.status === 'failed' && (
          <Failed
            title={t('images.failedTitle')}
            sentence={faultSentence(t, images.fault)}
            engineWords={images.fault.message}
            copyLabel={t('common.copyEngineWords')}
            copiedLabel={t('common.copied')}
            action={
              <Button onClick={() => void api.system.retry().catch(() => undefined)}>
                {t('common.retry')}
              </Button>
            }
          />
        )}
        {images.status === 'ready' && <ImageList images={images.items} />}
      </div>
    </Page>
  )
}

function NoImages() {
  const { t } = useTranslation()
  return (
    <Empty
      icon={<Layers aria-hidden />}
      title={t('images.emptyTitle')}
      action={<Button onClick={() => navigate(paths.newContainer)}>{t('images.newContainer')}</Button>}
      command={
        <CommandLine
          argv={imageCommand.pull({ reference: 'nginx' })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
    >
      {t('images.empty')}
    </Empty>
  )
}

function ImageList({ images }: { images: readonly ImageSummary[] }) {
  const { t } = useTranslation()
  const containers = useContainers()
  const [text, setText] = useState('')
  const [sort, setSort] = useState<Sort>({ key: 'repository', descending: false })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [removing, setRemoving] = useState<readonly ImageRow[] | null>(null)
  const [tagging, setTagging] = useState<ImageRow | null>(null)
  const filter = useRef<HTMLInputElement>(null)
  const all = imageRows(images, containers.status === 'ready' ? containers.items : null)
  const rows = sortRows(filterRows(all, text), sort)
  const selected = all.filter((row) => chosen.has(row.key))
  useShortcut('mod+f', () => filter.current?.focus())
  useShortcut('Delete', () => setRemoving(selected), { when: selected.length > 0 })
  return (
    <>
      {/* The dialogs stay when the last image goes: what was removed is still to be read. */}
      {images.length === 0 ? (
        <NoImages />
      ) : (
        <>
          <div className={styles.bar}>
            <SearchField
              ref={filter}
              label={t('images.filter')}
              placeholder={t('images.filterPlaceholder')}
              value={text}
              onChange={setText}
            />
            {images.some(({ savePoint }) => savePoint !== null) && (
              <a className={styles.savePoints} href={`#${paths.savePoints}`}>
                {t('images.savePoints')}
              </a>
            )}
            <p className={styles.count} role="status">
              {text === ''
                ? t('images.count', { count: images.length })
                : t('images.shown', { shown: rows.length, total: all.length })}
            </p>
          </div>
          <SelectionBar
            count={selected.length}
            onRemove={() => setRemoving(selected)}
            onClear={() => setChosen(new Set())}
          />
          {rows.length === 0 ? (
            <Empty
              title={t('images.noMatchTitle', { text })}
              action={<Button onClick={() => setText('')}>{t('images.clearFilter')}</Button>}
            >
              {t('images.noMatch')}
            </Empty>
          ) : (
            <ImageTable
              rows={rows}
              sort={sort}
              onSort={setSort}
              chosen={chosen}
              onChoose={setChosen}
              onRemove={(row) => setRemoving([row])}
              onTag={setTagging}
            />
          )}
        </>
      )}
      {removing !== null && <RemoveDialog rows={removing} allRows={all} onClose={() => setRemoving(null)} />}
      {tagging !== null && <TagDialog row={tagging} images={images} onClose={() => setTagging(null)} />}
    </>
  )
}
