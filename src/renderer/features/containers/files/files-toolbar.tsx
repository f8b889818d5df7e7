import { CornerLeftUp, Download, FilePlus, FolderPen, FolderPlus, RefreshCw } from 'lucide-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { usePending } from '../../../store/actions.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { type Picked, pickedFiles } from '../../../store/dropped.ts'
import { download, downloadKey, uploadKey } from './file-actions.ts'
import { parentPath, typedPath } from './folder-path.ts'
import type { useFolder } from './use-folder.ts'
import styles from './files.module.css'

/** Where one is, and what can be done with the whole folder. */
export function FilesToolbar({
  container,
  path,
  folder,
  onGo,
  onPick,
  onNewFolder,
}: {
  container: ContainerSummary
  path: string
  folder: ReturnType<typeof useFolder>
  onGo: (path: string) => void
  onPick: (picked: Picked) => void
  /** null: it cannot be done here. */
  onNewFolder: (() => void) | null
}) {
  const { t } = useTranslation()
  const saving = usePending(downloadKey(container.id, path)) !== null
  const canCopy = folder.listing !== null && folder.listing.copyable
  return (
    <div className={styles.toolbar}>
      <IconButton
        label={t('files.up')}
        icon={<CornerLeftUp aria-hidden />}
        aria-disabled={path === '/'}
        onClick={() => path !== '/' && onGo(parentPath(path))}
      />
      <PathField key={path} path={path} onGo={onGo} />
      <IconButton
        label={t('files.refresh')}
        icon={<RefreshCw aria-hidden />}
        pending={folder.asking}
        onClick={() => folder.again(true)}
      />
      <Pick container={container} enabled={canCopy} onPick={onPick} />
      <Button
        icon={<FolderPen aria-hidden />}
        aria-disabled={onNewFolder === null}
        aria-description={onNewFolder === null ? t('files.arrangeNot') : undefined}
        onClick={() => onNewFolder?.()}
      >
        {t('files.newFolder')}
      </Button>
      <Button
        icon={<Download aria-hidden />}
        pending={saving}
        aria-disabled={!canCopy}
        onClick={() => canCopy && void download(container, path, 'folder')}
      >
        {t('files.downloadFolder')}
      </Button>
    </div>
  )
}

function PathField({ path, onGo }: { path: string; onGo: (path: string) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(path)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const to = typedPath(text, path)
    if (to === null) setText(path)
    else onGo(to)
  }
  return (
    <form className={styles.pathForm} onSubmit={submit}>
      <input
        className={styles.path}
        aria-label={t('files.path')}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  )
}

/** The browser's own pickers, behind buttons of ours. */
function Pick({
  container,
  enabled,
  onPick,
}: {
  container: ContainerSummary
  enabled: boolean
  onPick: (picked: Picked) => void
}) {
  const { t } = useTranslation()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const pending = usePending(uploadKey(container.id)) !== null
  const take = (input: HTMLInputElement) => {
    const picked = pickedFiles(input.files ?? [])
    input.value = ''
    if (picked.files.length > 0) onPick(picked)
  }
  const open = (input: HTMLInputElement | null, whole: boolean) => {
    if (input === null || !enabled) return
    input.webkitdirectory = whole
    input.click()
  }
  return (
    <>
      <Button
        icon={<FilePlus aria-hidden />}
        pending={pending}
        aria-disabled={!enabled}
        onClick={() => open(files.current, false)}
      >
        {t('files.uploadFiles')}
      </Button>
      <Button
        icon={<FolderPlus aria-hidden />}
        pending={pending}
        aria-disabled={!enabled}
        onClick={() => open(folder.current, true)}
      >
        {t('files.uploadFolder')}
      </Button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t('files.uploadFiles')}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={folder}
        type="file"
        multiple
        hidden
        aria-label={t('files.uploadFolder')}
        onChange={(event) => take(event.target)}
      />
    </>
  )
}
