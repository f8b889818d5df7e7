import { useTranslation } from 'react-i18next'
import type { ContainerDetails, ContainerSummary } from '#shared/contract/containers.ts'
import { isRunning } from '../model/filter.ts'
import { exposedPorts, portText, publishedPorts } from '../model/ports.ts'
import { PortLinks } from '../port-links.tsx'
import { useFormat } from '../../../store/intl.ts'
import { Section } from './section.tsx'
import styles from './overview.module.css'

export function PortsSection({
  container,
  details,
}: {
  container: ContainerSummary
  details: ContainerDetails
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const published = publishedPorts(details.ports)
  const exposed = exposedPorts(details.ports)
  return (
    <Section title={t('container.ports.title')}>
      {published.length === 0 ? (
        <p className={styles.quiet}>{t('container.ports.none')}</p>
      ) : (
        <PortLinks name={container.name} ports={details.ports} />
      )}
      {published.length > 0 && !isRunning(container.state) && (
        <p className={styles.quiet}>{t('container.ports.stopped')}</p>
      )}
      {exposed.length > 0 && (
        <p className={styles.quiet}>
          {t('container.ports.exposed', { ports: format.list(exposed.map(portText)) })}
        </p>
      )}
    </Section>
  )
}
