import { useTranslation } from 'react-i18next'
import type { Edit } from '#shared/contract/edits.ts'
import { useFailure } from '../../../store/actions.ts'
import { useEdits } from '../../../store/collections.ts'
import { EditChoice, editKey } from '../../../store/edit-choice.tsx'
import { editFaultSentence } from '../../../store/edit-fault.ts'
import { useFormat } from '../../../store/intl.ts'
import { paths } from '../../../store/route.ts'
import { useNow } from '../../../store/use-now.ts'
import { useHeadingTakesFocus } from '../../../ui/use-takes-focus.ts'
import styles from './edit-notes.module.css'
import { LeftBehind } from './left-behind.tsx'

/** What is kept of a container's last change of settings, and what can be done with it. One that was interrupted is offered above every page. */
export function EditNotes({ containerId }: { containerId: string }) {
  const edits = useEdits().filter((edit) => edit.newId === containerId || edit.oldId === containerId)
  useHeadingTakesFocus(edits.map(({ id, state }) => `${id} ${state}`).join())
  return edits
    .filter(({ state }) => state !== 'interrupted')
    .toReversed()
    .map((edit) => <EditNote key={edit.id} edit={edit} isOld={edit.oldId === containerId} />)
}

/** Of every edit that was interrupted: the page that it belongs to may be nowhere near. */
export function InterruptedEdits() {
  const edits = useEdits().filter(({ state }) => state === 'interrupted')
  return edits.map((edit) => <EditNote key={edit.id} edit={edit} isOld={false} />)
}

function EditNote({ edit, isOld }: { edit: Edit; isOld: boolean }) {
  const { t } = useTranslation()
  const failure = useFailure(editKey(edit.id))
  return (
    <div className={styles.note} role="status" data-edit={edit.id} data-state={edit.state}>
      <p className={styles.words}>
        <Sentence edit={edit} isOld={isOld} />
        {failure !== null && <span className={styles.failure}>{editFaultSentence(t, failure)}</span>}
      </p>
      {isOld && edit.state === 'kept' && (
        <a href={`#${paths.container(edit.name)}`}>{t('edit.note.openNew', { name: edit.name })}</a>
      )}
      <EditChoice edit={edit} />
      {!isOld && <LeftBehind edit={edit} />}
    </div>
  )
}

function Sentence({ edit, isOld }: { edit: Edit; isOld: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const { name, oldName } = edit
  if (edit.state === 'running') return t('edit.note.running')
  if (edit.state === 'interrupted') {
    if (edit.oldGone) return t(edit.filesLost ? 'edit.note.filesLost' : 'edit.note.oldGone', { name })
    return edit.newId === null ? t('edit.note.untouched', { name }) : t('edit.note.interrupted', { name })
  }
  return isOld
    ? t('edit.note.old', { name })
    : t('edit.note.kept', { ago: format.ago(edit.startedAt, now), oldName })
}
