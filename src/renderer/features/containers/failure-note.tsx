import { TriangleAlert, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { dismissFailure, useFailure } from '../../store/actions.ts'
import { IconButton } from '../../ui/button.tsx'
import { actionFaultSentence } from './model/container-fault.ts'
import styles from './failure-note.module.css'

/** What went wrong with the last action under `storeKey`: our sentence, the engine's words, and a way to put it away. */
export function FailureNote({ storeKey, name }: { storeKey: string; name: string }) {
  const { t } = useTranslation()
  const fault = useFailure(storeKey)
  if (fault === null) return null
  return (
    <div className={styles.note} role="alert">
      <TriangleAlert aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p>{actionFaultSentence(t, fault)}</p>
        {fault.message !== '' && <code className={styles.engine}>{fault.message}</code>}
      </div>
      <IconButton
        label={t('containers.named.dismiss', { name })}
        icon={<X aria-hidden />}
        onClick={() => dismissFailure(storeKey)}
      />
    </div>
  )
}
