import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkReference } from '#shared/reference-check.ts'
import * as command from '#shared/docker-command/tars.ts'
import { useFailure, usePending } from '../../../store/actions.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FilePick } from './file-pick.tsx'
import { ImportForm } from './import-form.tsx'
import { type ImportFields, importInput, sendTar } from './tar-actions.ts'
import { TarProgress } from './tar-progress.tsx'
import styles from './tars.module.css'

const noFields: ImportFields = { reference: '', message: '', changes: '' }

/** A file of the person's computer becomes images: chosen or dropped, asked about, and followed to its end. */
export function TarDialog({
  kind,
  dropped = null,
  onClose,
}: {
  kind: 'load' | 'import'
  dropped?: File | null
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(dropped)
  const [fields, setFields] = useState(noFields)
  const [taskId, setTaskId] = useState<string | null>(null)
  const cancel = useRef<HTMLButtonElement>(null)
  const key = `${kind} tar`
  const pending = usePending(key) !== null
  const failure = useFailure(key)
  const checked = checkReference(fields.reference, 'name')
  const ready =
    file !== null && (kind === 'load' || fields.reference.trim() === '' || checked.kind === 'good')
  if (taskId !== null) {
    return <TarProgress kind={kind} taskId={taskId} onAnother={() => setTaskId(null)} onClose={onClose} />
  }
  const fileName = file?.name ?? (kind === 'load' ? 'images.tar' : 'files.tar')
  const argv = kind === 'load' ? command.load({ fileName }) : command.import(importInput(fileName, fields))
  const start = () => {
    if (file !== null) void sendTar(key, file, kind === 'load' ? null : fields, setTaskId)
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(`tars.${kind}.title`)}
      description={t(`tars.${kind}.lead`)}
      initialFocus={cancel}
      command={
        <CommandLine
          argv={argv}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" disabled={!ready} pending={pending} onClick={start}>
            {t(`tars.${kind}.start`)}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <FilePick file={file} onFile={setFile} />
        {kind === 'import' && <ImportForm fields={fields} onChange={setFields} />}
        {failure !== null && (
          <p role="alert" className={styles.failure}>
            {faultSentence(t, failure)}
          </p>
        )}
      </div>
    </Dialog>
  )
}
