import { useTranslation } from 'react-i18next'
import type { Fault } from '#shared/faults.ts'
import { EngineWords } from './engine-words.tsx'
import { faultSentence } from './fault-text.ts'
import { RegistryRemedy } from './registry-remedy.tsx'
import styles from './registry-remedy.module.css'

/** What a registry refused: our sentence, and its own words to copy. */
export function RegistryFailure({ title, fault }: { title: string; fault: Fault }) {
  const { t } = useTranslation()
  return (
    <div className={styles.failure} role="alert">
      <strong>{title}</strong>
      <p>{faultSentence(t, fault)}</p>
      <EngineWords fault={fault} />
      <RegistryRemedy fault={fault} />
    </div>
  )
}
