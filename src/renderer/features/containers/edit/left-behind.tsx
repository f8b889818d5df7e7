import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Dependent, Edit } from '#shared/contract/edits.ts'
import { openTakingOver } from '../../../store/edit-handed.ts'
import { useDependents } from '../../../store/use-dependents.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './edit-notes.module.css'

/** The containers that still hang on the old one of an edit, each with the way over to the new one. */
export function LeftBehind({ edit }: { edit: Edit }) {
  const { t } = useTranslation()
  const { onOld } = useDependents(edit)
  if (onOld.length === 0) return null
  return (
    <div className={styles.left}>
      <p>{t('edit.dependents.left', { oldName: edit.oldName })}</p>
      <ul>
        {onOld.map((dependent) => (
          <li key={dependent.id}>
            <span>{dependentWords(t, dependent)}</span>
            <Button
              size="small"
              aria-label={t('edit.dependents.takeOverNamed', { name: dependent.name })}
              onClick={() => openTakingOver(dependent)}
            >
              {t('edit.dependents.takeOver')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A container and what it has of the other: "web (its network)". */
export function dependentWords(t: TFunction, { name, changes }: Dependent): string {
  const shared = [
    changes.network !== undefined && t('edit.dependents.network'),
    changes.pid !== undefined && t('edit.dependents.pid'),
    changes.ipc !== undefined && t('edit.dependents.ipc'),
    changes.links !== undefined && t('edit.dependents.links'),
  ]
  return t('edit.dependents.one', { name, shared: shared.filter((word) => word !== false).join(', ') })
}
