import { FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostReadFiles } from '#shared/build-limits.ts'
import { api } from '../../host/api.ts'
import { useFormat } from '../../store/intl.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useBuildState } from './build-state.ts'
import type { Source } from './build-state.ts'
import { LeaveQuestion } from './leave-question.tsx'
import { chosenFolder } from './picked-folder.ts'
import type { FolderChoice } from './use-folder-choice.ts'
import styles from './builds.module.css'

/**
 * The context: a folder of this computer where the host opens them, else one that the browser reads. The page takes
 * a dropped one anywhere; `over` is true while one is held over it.
 */
export function FolderPicker({
  folders,
  choice,
  over,
}: {
  folders: boolean
  choice: FolderChoice
  over: boolean
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const source = useBuildState((state) => state.source)
  const awaited = useBuildState((state) => state.awaited)
  const { told, next } = choice
  return (
    <section className={styles.panel} aria-labelledby="build-folder">
      <h2 id="build-folder">{t('builds.folder.title')}</h2>
      <p className={styles.quiet}>{t('builds.folder.lead')}</p>
      <div className={styles.dropArea} data-over={over} data-testid="drop-folder">
        {folders ? (
          <LocalFolder key={source?.kind === 'folder' ? source.folder : ''} onChoose={choice.choose} />
        ) : (
          <BrowserFolder choice={choice} />
        )}
        {told !== null && (
          <p role={told === 'reading' ? 'status' : 'alert'}>
            {t(`builds.folder.${told}`, { most: format.number(mostReadFiles) })}
          </p>
        )}
      </div>
      {awaited !== null && <p role="status">{t('builds.folder.again', { name: awaited })}</p>}
      {source?.kind === 'files' && (
        <p role="status">{t('builds.folder.picked', { name: source.name, count: source.files.size })}</p>
      )}
      {next !== null && (
        <LeaveQuestion onStay={() => choice.answer(false)} onLeave={() => choice.answer(true)} />
      )}
    </section>
  )
}

function LocalFolder({ onChoose }: { onChoose: (source: Source) => void }) {
  const { t } = useTranslation()
  const source = useBuildState((state) => state.source)
  const [typed, setTyped] = useState(source?.kind === 'folder' ? source.folder : '')
  const open = (folder: string) => folder !== '' && onChoose({ kind: 'folder', folder })
  const pick = async () => {
    const { folder } = await api.desktop.pickFolder().catch(() => ({ folder: null }))
    if (folder !== null) open(folder)
  }
  return (
    <>
      <div className={styles.fieldBeside}>
        <div className={styles.grow}>
          <TextField
            label={t('builds.folder.path')}
            mono
            value={typed}
            onChange={setTyped}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(typed.trim())
            }}
          />
        </div>
        <Button onClick={() => open(typed.trim())}>{t('builds.folder.open')}</Button>
        <Button variant="primary" icon={<FolderOpen aria-hidden />} onClick={() => void pick()}>
          {t('builds.folder.pick')}
        </Button>
      </div>
      <p className={styles.quiet}>{t('builds.folder.orDropHere')}</p>
    </>
  )
}

/** A folder that the browser reads. */
function BrowserFolder({ choice }: { choice: FolderChoice }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <div className={styles.beside}>
        <Button variant="primary" icon={<FolderOpen aria-hidden />} onClick={() => input.current?.click()}>
          {t('builds.folder.pick')}
        </Button>
        <span className={styles.quiet}>{t('builds.folder.orDrop')}</span>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('builds.folder.pick')}
        // React knows the attribute by this name alone.
        {...{ webkitdirectory: '' }}
        onChange={(event) => {
          choice.take(chosenFolder(event.target.files ?? []))
          event.target.value = ''
        }}
      />
      <p className={styles.quiet}>{t('builds.folder.browser')}</p>
    </>
  )
}
