import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/files.ts'
import { useEngine } from '../../../store/collections.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { navigate, paths, useRoute } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Empty, Failed, Loading } from '../../../ui/page-state.tsx'
import { ArrangeDialog, type Arranging } from './arrange-dialogs.tsx'
import { DropArea } from './drop-area.tsx'
import { FileDialog } from './file-dialog.tsx'
import { FileTable } from './file-table.tsx'
import type { Opens } from './file-table-row.tsx'
import { FilesToolbar } from './files-toolbar.tsx'
import { FolderNotes } from './folder-notes.tsx'
import { fileRows } from './file-rows.ts'
import { childPath, parentPath, typedPath } from './folder-path.ts'
import { TransferStrip } from './transfer-strip.tsx'
import { UploadQuestion } from './upload-question.tsx'
import { useFolder } from './use-folder.ts'
import { useOpening } from './use-opening.ts'
import { useUpload } from './use-upload.ts'
import styles from './files.module.css'

/** The file system of a container, one folder at a time; the folder stands in the address. */
export function FilesTab({ container }: { container: ContainerSummary }) {
  const path = typedPath(useRoute().query['path'] ?? '/', '/') ?? '/'
  // A container that started or ended, and an engine that came back, have another answer.
  const folder = useFolder(container.id, path, `${container.state} ${String(useEngine()?.generation)}`)
  const { listing } = folder
  const here = listing?.path ?? path
  const [reading, setReading] = useState<string | null>(null)
  const upload = useUpload(container, here)
  const [arranging, setArranging] = useState<Arranging | null>(null)
  // The container's own tools do it, and they listed the folder.
  const canArrange = listing !== null && listing.way === 'inside' && container.state === 'running'
  const canSend = listing !== null && listing.copyable
  const go = (to: string) =>
    navigate(`${paths.container(container.name, 'files')}?path=${encodeURIComponent(to)}`)
  const { open, following } = useOpening(container.id, here, { go, read: setReading })
  return (
    <DropArea enabled={canSend} path={here} onDrop={upload.begin}>
      <FilesToolbar
        container={container}
        path={here}
        folder={folder}
        onGo={go}
        onPick={upload.begin}
        onNewFolder={canArrange ? () => setArranging({ kind: 'folder' }) : null}
      />
      <TransferStrip container={container} onUploaded={() => folder.again(false)} />
      {listing !== null && <FolderNotes listing={listing} asked={path} changes={folder.changes} />}
      <Content
        container={container}
        folder={folder}
        path={here}
        following={following}
        onArrange={canArrange ? setArranging : null}
        onOpen={(name, kind) => open(childPath(here, name), kind)}
        onUp={() => here !== '/' && go(parentPath(here))}
      />
      {listing !== null && <Command container={container} path={here} way={listing.way} />}
      <UploadQuestion path={here} upload={upload} />
      <ArrangeDialog
        arranging={arranging}
        container={container}
        folder={here}
        onClose={() => setArranging(null)}
        onDone={() => folder.again(true)}
      />
      {reading !== null && (
        <FileDialog
          key={reading}
          container={container}
          path={reading}
          onClose={() => setReading(null)}
          onSaved={() => folder.again(false)}
        />
      )}
    </DropArea>
  )
}

function Content({
  container,
  folder,
  path,
  following,
  onArrange,
  onOpen,
  onUp,
}: {
  container: ContainerSummary
  folder: ReturnType<typeof useFolder>
  path: string
  following: string | null
  onArrange: ((arranging: Arranging) => void) | null
  onOpen: (name: string, kind: Opens) => void
  onUp: () => void
}) {
  const { t } = useTranslation()
  const { listing, fault, changes } = folder
  if (fault !== null)
    return (
      <Failed
        title={t('files.failedTitle')}
        sentence={faultSentence(t, fault)}
        engineWords={fault.message}
        copyLabel={t('common.copyEngineWords')}
        copiedLabel={t('common.copied')}
        action={
          <span className={styles.buttons}>
            <Button onClick={() => folder.again(true)}>{t('common.retry')}</Button>
            {path !== '/' && <Button onClick={onUp}>{t('files.up')}</Button>}
          </span>
        }
      />
    )
  if (listing === null)
    return <Loading shape="text" label={t('files.loading')} slowLabel={t('files.loadingSlow')} />
  const rows = fileRows(path, listing.entries, changes ?? [])
  if (rows.length === 0)
    return (
      <Empty icon={<FolderOpen aria-hidden />} title={t('files.emptyTitle')}>
        {t(listing.copyable ? 'files.empty' : 'files.emptyNoCopy')}
      </Empty>
    )
  return (
    <FileTable
      key={path}
      container={container}
      path={path}
      rows={rows}
      copyable={listing.copyable}
      following={following}
      onArrange={onArrange}
      onOpen={onOpen}
      onUp={onUp}
    />
  )
}

/** What a person would type to see the same. */
function Command({
  container,
  path,
  way,
}: {
  container: ContainerSummary
  path: string
  way: 'inside' | 'archive'
}) {
  const { t } = useTranslation()
  const place = { name: container.name, path }
  return (
    <CommandLine
      argv={way === 'inside' ? command.list(place) : command.download(place, 'folder')}
      label={t('common.command')}
      copyLabel={t('common.copyCommand')}
      copiedLabel={t('common.copied')}
    />
  )
}
