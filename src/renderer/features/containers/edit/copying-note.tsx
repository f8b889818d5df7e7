import { useTranslation } from 'react-i18next'
import { useTasks } from '../../../store/collections.ts'
import { useNow } from '../../../store/use-now.ts'
import { isCopyingOut } from '../model/copying-out.ts'
import styles from './edit-notes.module.css'

/** Milliseconds: a copy that is over sooner keeps nobody waiting. */
const worthAWord = 2000

/** Why a container's page gets no answers while something is copied out of it. */
export function CopyingNote({ name }: { name: string }) {
  const { t } = useTranslation()
  const copying = useTasks().find((task) => isCopyingOut(task, name))
  const now = useNow(1000, copying !== undefined)
  if (copying === undefined || now - copying.startedAt < worthAWord) return null
  return (
    <p className={styles.note} role="status">
      {t('container.copying')}
    </p>
  )
}
