import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Edit } from '#shared/contract/edits.ts'
import { api } from '../host/api.ts'
import { Button } from '../ui/button.tsx'
import { CommandLine } from '../ui/command-line.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { act, usePending } from './actions.ts'
import styles from './edit-choice.module.css'
import { useDependents } from './use-dependents.ts'

type Question = 'undo' | 'release'

/** Under which what an edit's buttons do is told: its pending verb and its failure. */
export const editKey = (editId: string): string => `edit ${editId}`

/** What a person may decide of an edit that is not over: go on, put the old container back, or let it go. */
export function EditChoice({ edit }: { edit: Edit }) {
  const { t } = useTranslation()
  const [question, setQuestion] = useState<Question | null>(null)
  const pending = usePending(editKey(edit.id)) !== null
  const { name, state } = edit
  if (state === 'running') return null
  return (
    <span className={styles.buttons}>
      {state === 'interrupted' && edit.canFinish && (
        <Button
          size="small"
          pending={pending}
          aria-label={t('edit.named.finish', { name })}
          onClick={() => finish(edit)}
        >
          {t(edit.filesLost ? 'edit.finishWithout' : 'edit.finish')}
        </Button>
      )}
      {edit.canUndo ? (
        <Button
          size="small"
          pending={pending}
          aria-label={t('edit.named.undo', { name })}
          onClick={() => (state === 'kept' ? setQuestion('undo') : undo(edit))}
        >
          {state === 'kept' ? t('edit.undo') : t('edit.undoNow')}
        </Button>
      ) : (
        !edit.oldGone && <span className={styles.later}>{t('edit.note.later')}</span>
      )}
      {state === 'kept' && (
        <Button
          size="small"
          pending={pending}
          aria-label={t('edit.named.release', { name })}
          onClick={() => setQuestion('release')}
        >
          {t('edit.release')}
        </Button>
      )}
      {question !== null && (
        <EditQuestion edit={edit} question={question} onClose={() => setQuestion(null)} />
      )}
    </span>
  )
}

/** Both take something away for good, so both say what goes and what stays. */
function EditQuestion({ edit, question, onClose }: { edit: Edit; question: Question; onClose: () => void }) {
  const { t } = useTranslation()
  const cancel = useRef<HTMLButtonElement>(null)
  const { name, oldName } = edit
  const isUndo = question === 'undo'
  const { onOld, onNew } = useDependents(edit)
  const hanging = (isUndo ? onNew : onOld).map((dependent) => dependent.name).join(', ')
  const commands = isUndo ? edit.undoCommands : [releaseCommand(edit)]
  const go = () => {
    if (isUndo) undo(edit)
    else release(edit)
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={isUndo ? t('edit.ask.undoTitle', { name }) : t('edit.ask.releaseTitle', { name })}
      description={isUndo ? t('edit.ask.undoText') : t('edit.ask.releaseText', { oldName })}
      initialFocus={cancel}
      command={commands.map((argv) => (
        <CommandLine
          key={argv.join(' ')}
          argv={argv}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      ))}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            {t('edit.ask.cancel')}
          </Button>
          <Button variant="danger" onClick={go}>
            {isUndo ? t('edit.ask.undoConfirm') : t('edit.ask.releaseConfirm', { oldName })}
          </Button>
        </>
      }
    >
      {hanging !== '' && (
        <p role="note">
          {t(isUndo ? 'edit.dependents.undo' : 'edit.dependents.release', { names: hanging })}
        </p>
      )}
    </Dialog>
  )
}

const releaseCommand = ({ oldName }: Edit): readonly string[] => ['docker', 'rm', oldName]

function about(edit: Edit) {
  return { key: editKey(edit.id), subject: edit.name }
}

function finish(edit: Edit): void {
  void act({
    ...about(edit),
    verb: 'finishEdit',
    command: [],
    run: () => api.edits.finish({ editId: edit.id }),
  })
}

function undo(edit: Edit): void {
  const [command = []] = edit.undoCommands.slice(-1)
  void act({ ...about(edit), verb: 'undoEdit', command, run: () => api.edits.undo({ editId: edit.id }) })
}

function release(edit: Edit): void {
  const command = releaseCommand(edit)
  void act({
    ...about(edit),
    verb: 'releaseEdit',
    command,
    run: () => api.edits.release({ editId: edit.id }),
  })
}
