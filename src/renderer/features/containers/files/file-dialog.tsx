import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { FileText, SavedFile } from '#shared/contract/files.ts'
import * as command from '#shared/docker-command/files.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { useAsked } from '../../../store/use-asked.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Failed, Loading } from '../../../ui/page-state.tsx'
import { api } from '../../../host/api.ts'
import { download } from './file-actions.ts'
import { FileEditor } from './file-editor.tsx'
import { FileFacts } from './file-facts.tsx'
import { visibleName } from './visible-name.ts'
import styles from './files.module.css'

const ask = (question: string, signal: AbortSignal): Promise<FileText> => {
  const [id = '', path = ''] = question.split('\0')
  return api.files.read({ id, path }, { signal })
}

interface Props {
  container: ContainerSummary
  path: string
  onClose: () => void
  onSaved: () => void
}

/** A file as text: to read, to change, to save on this computer. */
export function FileDialog({ container, path, onClose, onSaved }: Props) {
  const { t } = useTranslation()
  const { state, again } = useAsked(`${container.id}\0${path}`, ask)
  const [saved, setSaved] = useState<(SavedFile & { readonly before: string }) | null>(null)
  const [dirty, setDirty] = useState(false)
  const [asking, setAsking] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const closing = useRef<HTMLButtonElement>(null)
  const file = state.status === 'ready' ? state.answer : null
  const isText = file !== null && file.text !== null
  // The text comes later than the dialog: it takes the focus from where that waits, and from nowhere else.
  useEffect(() => {
    if (isText && document.activeElement === closing.current) area.current?.focus()
  }, [isText])
  const close = () => (dirty ? setAsking(true) : onClose())
  const place = { name: container.name, path: file?.path ?? path }
  return (
    <Dialog
      open
      size="large"
      onOpenChange={close}
      title={visibleName(path)}
      initialFocus={closing}
      command={
        <CommandLine
          argv={dirty ? command.write(place) : command.download(place, 'file')}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
      footer={
        <>
          <Button ref={closing} onClick={close}>
            {t('common.close')}
          </Button>
          <Button onClick={() => void download(container, path, 'file')}>{t('files.download')}</Button>
        </>
      }
    >
      {asking && <Discard onKeep={() => setAsking(false)} onDiscard={onClose} />}
      {state.status === 'failed' && (
        <Failed
          title={t('files.readFailed')}
          sentence={faultSentence(t, state.fault)}
          engineWords={state.fault.message}
          copyLabel={t('common.copyEngineWords')}
          copiedLabel={t('common.copied')}
          action={<Button onClick={again}>{t('common.retry')}</Button>}
        />
      )}
      {file === null && state.status !== 'failed' && (
        <Loading shape="text" label={t('files.reading')} slowLabel={t('common.slow')} />
      )}
      {file !== null && (
        <FileFacts file={file} saved={saved?.before === file.version ? saved : file} asked={path} />
      )}
      {file !== null && file.text !== null && (
        <FileEditor
          key={file.version}
          container={container}
          file={file}
          text={file.text}
          area={area}
          onDirty={setDirty}
          onSaved={(now) => {
            setSaved({ ...now, before: file.version })
            onSaved()
          }}
          onReload={again}
        />
      )}
    </Dialog>
  )
}

function Discard({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  const { t } = useTranslation()
  return (
    <div role="alert" className={styles.ask}>
      <p>{t('files.discard.title')}</p>
      <Button size="small" variant="primary" onClick={onKeep}>
        {t('files.discard.keep')}
      </Button>
      <Button size="small" variant="danger" onClick={onDiscard}>
        {t('files.discard.yes')}
      </Button>
    </div>
  )
}
