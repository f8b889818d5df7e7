import { type RefObject, useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { FileText, SavedFile } from '#shared/contract/files.ts'
import type { Fault } from '#shared/faults.ts'
import { EngineWords } from '../../../store/engine-words.tsx'
import { usePending } from '../../../store/actions.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { save, saveKey } from './file-actions.ts'
import styles from './files.module.css'

interface Props {
  container: ContainerSummary
  file: FileText
  text: string
  area: RefObject<HTMLTextAreaElement | null>
  onDirty: (dirty: boolean) => void
  onSaved: (saved: SavedFile) => void
  onReload: () => void
}

/** The text, to read or to change. What was typed stays whatever becomes of a save. */
export function FileEditor({ container, file, text, area, onDirty, onSaved, onReload }: Props) {
  const { t } = useTranslation()
  const before = text.replaceAll('\r\n', '\n')
  const [kept, setKept] = useState({ text: before, version: file.version })
  const [typed, setTyped] = useState(before)
  const [failure, setFailure] = useState<Fault | null>(null)
  const pending = usePending(saveKey(container.id, file.path)) !== null
  const dirty = typed !== kept.text
  // At once: an Escape that follows the last letter must find it.
  useLayoutEffect(() => onDirty(dirty), [dirty, onDirty])
  const submit = async () => {
    const saved = typed
    const place = { path: file.path, version: kept.version }
    setFailure(
      await save(container, place, saved, (now) => {
        setKept({ text: saved, version: now.version })
        onSaved(now)
      }),
    )
  }
  return (
    <>
      <textarea
        ref={area}
        className={styles.text}
        aria-label={t('files.content')}
        readOnly={!file.editable}
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {failure !== null && <SaveFailure fault={failure} typed={typed} onReload={onReload} />}
      {file.editable && (
        <div className={styles.saveLine}>
          <span role="status">
            {dirty ? t('files.unsaved') : kept.version === file.version ? '' : t('files.saved')}
          </span>
          <Button
            variant="primary"
            pending={pending}
            aria-disabled={!dirty}
            onClick={() => dirty && void submit()}
          >
            {t(pending ? 'files.saving' : 'files.save')}
          </Button>
        </div>
      )}
    </>
  )
}

function SaveFailure({ fault, typed, onReload }: { fault: Fault; typed: string; onReload: () => void }) {
  const { t } = useTranslation()
  const stale = fault.detail['reason'] === 'file-changed'
  return (
    <div role="alert" className={styles.failure}>
      <strong>{t('files.saveFailed')}</strong>
      <p>{stale ? t('files.stale') : faultSentence(t, fault)}</p>
      {fault.detail['lost'] !== undefined && <p>{t('files.lost')}</p>}
      {!stale && <EngineWords fault={fault} />}
      <div className={styles.buttons}>
        <CopyButton text={typed} label={t('files.copyTyped')} copiedLabel={t('common.copied')} />
        {stale && (
          <Button size="small" variant="danger" onClick={onReload}>
            {t('files.readAgain')}
          </Button>
        )}
      </div>
    </div>
  )
}
