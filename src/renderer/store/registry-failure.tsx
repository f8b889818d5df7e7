import { useTranslation } from 'react-i18next'
import type { Fault } from '#shared/faults.ts'
import { faultSentence } from './fault-text.ts'
import { RegistryRemedy } from './registry-remedy.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import styles from './registry-remedy.module.css'

/** What a registry refused: our sentence, and its own words to copy. */
export function RegistryFailure({ title, fault }: { title: string; fault: Fault }) {
  const { t } = useTranslation()
  return (
    <div className={styles.failure} role="alert">
      <strong>{title}</strong>
      <p>{faultSentence(t, fault)}</p>
      {fault.message !== '' && (
        <div className={styles.words}>
          <code>{fault.message}</code>
          <CopyButton
            text={fault.message}
            label={t('common.copyEngineWords')}
            copiedLabel={t('common.copied')}
            iconOnly
          />
        </div>
      )}
      <RegistryRemedy fault={fault} />
    </div>
  )
}
