import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useEngine } from '../../../store/collections.ts'
import { Checkbox } from '../../../ui/field.tsx'
import type { Removal } from '../model/removal.ts'
import { WhatGoes, WhatStays } from './what-goes.tsx'
import styles from './dialogs.module.css'

/** What goes and what stays, the choice of the anonymous volumes, and the engine that it happens on. */
export function RemovalDetails({
  containers,
  removal,
  volumes,
  onVolumes,
}: {
  containers: readonly ContainerSummary[]
  removal: Removal
  volumes: boolean
  onVolumes: (volumes: boolean) => void
}) {
  const { t } = useTranslation()
  const endpoint = useEngine()?.endpoint
  return (
    <>
      <div className={styles.columns}>
        <WhatGoes containers={containers} removal={removal} volumes={volumes} />
        <WhatStays removal={removal} volumes={volumes} />
      </div>
      {removal.anonymousVolumes.length > 0 && (
        <Checkbox
          label={t('containers.remove.volumes', { count: removal.anonymousVolumes.length })}
          checked={volumes}
          onChange={onVolumes}
          hint={
            <>
              {t('containers.remove.volumesHint', { count: containers.length })}
              <span className={styles.names}>
                {removal.anonymousVolumes.map((name) => ` ${name.slice(0, 12)}`)}
              </span>
            </>
          }
        />
      )}
      {endpoint && (
        <p className={styles.engine}>
          {endpoint.name === endpoint.address
            ? t('containers.remove.engineAt', { address: endpoint.address })
            : t('containers.remove.engine', { engine: endpoint.name, address: endpoint.address })}
        </p>
      )}
    </>
  )
}
