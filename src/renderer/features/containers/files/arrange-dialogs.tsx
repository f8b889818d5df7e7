import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { FileEntry } from '#shared/contract/files.ts'
import * as command from '#shared/docker-command/files.ts'
import { isFileName } from '#shared/file-name.ts'
import type { Fault } from '#shared/faults.ts'
import { EngineWords } from '../../../store/engine-words.tsx'
import { usePending } from '../../../store/actions.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { arrangeKey, makeFolder, removePath, renamePath } from './arrange-actions.ts'
import { childPath } from './folder-path.ts'
import { visibleName } from './visible-name.ts'
import styles from './files.module.css'

/** What a person is asked before a folder is changed. */
export type Arranging =
  | { readonly kind: 'folder' }
  | { readonly kind: 'rename' | 'remove'; readonly entry: FileEntry }

interface Props {
  container: ContainerSummary
  folder: string
  onClose: () => void
  onDone: () => void
}

export function ArrangeDialog({ arranging, ...props }: Props & { arranging: Arranging | null }) {
  if (arranging === null) return null
  if (arranging.kind === 'remove') return <RemoveQuestion entry={arranging.entry} {...props} />
  return <NameQuestion entry={arranging.kind === 'folder' ? null : arranging.entry} {...props} />
}

/** A name for a new folder, or a new one for what is there. */
function NameQuestion({ entry, container, folder, onClose, onDone }: Props & { entry: FileEntry | null }) {
  const { t } = useTranslation()
  const form = useId()
  const old = entry?.name ?? ''
  const [name, setName] = useState(old)
  const { pending, fault, go } = useArranging(container.id, { onClose, onDone })
  const isGood = isFileName(name) && name !== old
  const place = { name: container.name, path: childPath(folder, entry?.name ?? (isGood ? name : 'NAME')) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isGood) return
    void go(() =>
      entry === null
        ? makeFolder(container, childPath(folder, name))
        : renamePath(container, childPath(folder, old), name),
    )
  }
  const words = entry === null ? 'folderQuestion' : 'renameQuestion'
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(`files.${words}.title`, { path: visibleName(folder), name: visibleName(old) })}
      command={
        <Command
          argv={entry === null ? command.makeFolder(place) : command.rename(place, isGood ? name : 'NAME')}
          missing={isGood ? null : t('files.nameMissing')}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} disabled={!isGood} pending={pending}>
            {t(`files.${words}.confirm`)}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <TextField
          label={t(`files.${words}.name`)}
          value={name}
          onChange={setName}
          mono
          error={name === '' || isFileName(name) ? null : t('files.nameProblem')}
        />
      </form>
      <Refusal fault={fault} />
    </Dialog>
  )
}

function RemoveQuestion({ entry, container, folder, onClose, onDone }: Props & { entry: FileEntry }) {
  const { t } = useTranslation()
  const cancel = useRef<HTMLButtonElement>(null)
  const { pending, fault, go } = useArranging(container.id, { onClose, onDone })
  const path = childPath(folder, entry.name)
  const isFolder = entry.kind === 'folder'
  const words = isFolder || entry.kind === 'link' ? entry.kind : 'file'
  const mount = container.mounts.find(({ target }) => `${folder}/`.startsWith(`${target}/`))
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('files.removeQuestion.title', { name: visibleName(entry.name) })}
      description={t(`files.removeQuestion.${words}`)}
      initialFocus={cancel}
      command={<Command argv={command.remove({ name: container.name, path }, isFolder)} missing={null} />}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            variant="danger"
            pending={pending}
            onClick={() => void go(() => removePath(container, path, isFolder))}
          >
            {t('files.removeQuestion.confirm')}
          </Button>
        </>
      }
    >
      {mount !== undefined && mount.type !== 'tmpfs' && (
        <p>{t('files.removeQuestion.volume', { mount: mount.target })}</p>
      )}
      <Refusal fault={fault} />
    </Dialog>
  )
}

/** A failure is said in the question, which stays open with what was typed. */
function useArranging(id: string, { onClose, onDone }: Pick<Props, 'onClose' | 'onDone'>) {
  const [fault, setFault] = useState<Fault | null>(null)
  const pending = usePending(arrangeKey(id)) !== null
  const go = async (work: () => Promise<Fault | null>): Promise<void> => {
    const failed = await work()
    setFault(failed)
    if (failed !== null) return
    onDone()
    onClose()
  }
  return { pending, fault, go }
}

function Refusal({ fault }: { fault: Fault | null }) {
  const { t } = useTranslation()
  if (fault === null) return null
  return (
    <div role="alert" className={styles.refusal}>
      <p>{faultSentence(t, fault)}</p>
      <EngineWords fault={fault} />
    </div>
  )
}

function Command({ argv, missing }: { argv: readonly string[]; missing: string | null }) {
  const { t } = useTranslation()
  return (
    <CommandLine
      argv={argv}
      label={t('common.command')}
      copyLabel={t('common.copyCommand')}
      copiedLabel={t('common.copied')}
      missing={missing}
    />
  )
}
