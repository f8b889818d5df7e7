import { useTranslation } from 'react-i18next'
import type { Recreated } from '#shared/contract/tasks.ts'
import { editFaultSentence } from './edit-fault.ts'
import styles from './not-recreated.module.css'

/** The containers whose safe edit to a pulled image was not begun, each with its reason. */
export function NotRecreated({ containers }: { containers: readonly Recreated[] }) {
  const { t } = useTranslation()
  return containers.map(
    ({ id, name, fault }) =>
      fault !== null && (
        <p key={id} className={styles.problem}>
          {t('activity.result.notRecreated', { name, reason: editFaultSentence(t, fault) })}
        </p>
      ),
  )
}
