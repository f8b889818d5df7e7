import { useTranslation } from 'react-i18next'
import type { ContainerDetails, ContainerSummary } from '#shared/contract/containers.ts'
import { Button } from '../../../ui/button.tsx'
import { Failed, Loading } from '../../../ui/page-state.tsx'
import { containerFaultSentence } from '../model/container-fault.ts'
import { EndSection } from './end-section.tsx'
import { EnvSection } from './env-section.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { HealthSection } from './health-section.tsx'
import { LabelsSection } from './labels-section.tsx'
import { LifeCycle } from './life-cycle.tsx'
import { MountsSection } from './mounts-section.tsx'
import { NetworksSection } from './networks-section.tsx'
import { PortsSection } from './ports-section.tsx'
import { SettingsSection } from './settings-section.tsx'
import { useDetails } from './use-details.ts'
import styles from './overview.module.css'

/** What a container is and how it does, at a glance. */
export function Overview({ container }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  const { details, fault, again } = useDetails(container)
  return (
    <div className={styles.scroll}>
      <LifeCycle container={container} details={details} />
      <HistoryPanel id={container.id} name={container.name} details={details} />
      {details !== null ? (
        <Sections container={container} details={details} />
      ) : fault !== null ? (
        <Failed
          title={t('container.failedTitle')}
          sentence={containerFaultSentence(t, fault)}
          engineWords={fault.message}
          copyLabel={t('containers.copyWords')}
          copiedLabel={t('containers.copied')}
          action={<Button onClick={again}>{t('containers.retry')}</Button>}
        />
      ) : (
        <Loading label={t('container.loading')} slowLabel={t('container.loadingSlow')} />
      )}
    </div>
  )
}

/** What went wrong is read first. */
function Sections({ container, details }: { container: ContainerSummary; details: ContainerDetails }) {
  return (
    <div className={styles.sections}>
      <EndSection details={details} />
      {details.health === 'unhealthy' && <HealthSection details={details} />}
      <PortsSection container={container} details={details} />
      <NetworksSection details={details} />
      <MountsSection details={details} />
      {details.health !== 'unhealthy' && <HealthSection details={details} />}
      <SettingsSection details={details} />
      <EnvSection details={details} />
      <LabelsSection labels={details.labels} />
    </div>
  )
}
