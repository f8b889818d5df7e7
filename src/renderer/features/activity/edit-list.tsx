import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Edit } from '#shared/contract/edits.ts'
import { useFailure } from '../../store/actions.ts'
import { ChangedSettings } from '../../store/changed-settings.tsx'
import { EditChoice, editKey } from '../../store/edit-choice.tsx'
import { editFaultSentence } from '../../store/edit-fault.ts'
import { useFormat } from '../../store/intl.ts'
import { useNow } from '../../store/use-now.ts'
import { paths } from '../../store/route.ts'
import activity from './activity-page.module.css'
import styles from './task-row.module.css'

/** Changes of settings that keep an old container or were interrupted: they outlive the session, as their tasks do not. */
export function EditList({ edits }: { edits: readonly Edit[] }) {
  const { t } = useTranslation()
  if (edits.length === 0) return null
  return (
    <section className={activity.section} aria-label={t('edit.list.title')}>
      <h2>{t('edit.list.title')}</h2>
      <ul className={activity.tasks}>
        {edits.toReversed().map((edit) => (
          <EditRow key={edit.id} edit={edit} />
        ))}
      </ul>
    </section>
  )
}

function EditRow({ edit }: { edit: Edit }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const failure = useFailure(editKey(edit.id))
  return (
    <li className={styles.row} data-edit={edit.id}>
      <div className={styles.head}>
        <h3>
          <a href={`#${paths.container(edit.name)}`}>{edit.name}</a>
        </h3>
        <span className={styles.elapsed}>{format.ago(edit.startedAt, now)}</span>
      </div>
      <div className={styles.outcome}>
        <ChangedSettings settings={edit.settings} />
        <p>{stateSentence(t, edit)}</p>
        {failure !== null && (
          <p className={styles.failure} role="alert">
            {editFaultSentence(t, failure)}
          </p>
        )}
        <EditChoice edit={edit} />
      </div>
    </li>
  )
}

function stateSentence(t: TFunction, edit: Edit): string {
  const step = t(`activity.step.${edit.step}`)
  switch (edit.state) {
    case 'kept':
      return t('edit.list.kept', { oldName: edit.oldName })
    case 'interrupted':
      if (edit.oldGone)
        return t(edit.filesLost ? 'edit.note.filesLost' : 'edit.note.oldGone', { name: edit.name })
      return t('edit.list.interrupted', { step })
    case 'running':
      return t('edit.list.running', { step })
  }
}
