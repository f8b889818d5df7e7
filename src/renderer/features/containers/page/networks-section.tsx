import { useTranslation } from 'react-i18next'
import type { ContainerDetails, NetworkAttachment } from '#shared/contract/containers.ts'
import { useFormat } from '../../../store/intl.ts'
import { Section } from './section.tsx'
import styles from './overview.module.css'

export function NetworksSection({ details }: { details: ContainerDetails }) {
  const { t } = useTranslation()
  return (
    <Section title={t('container.networks.title')}>
      {details.networks.length === 0 ? (
        <p className={styles.quiet}>{t('container.networks.none')}</p>
      ) : (
        <ul className={styles.items}>
          {details.networks.map((network) => (
            <Network key={network.name} network={network} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Network({ network }: { network: NetworkAttachment }) {
  const { t } = useTranslation()
  const format = useFormat()
  const facts = [
    ['ip', network.ipAddress === '' ? t('container.networks.noAddress') : network.ipAddress],
    ['gateway', network.gateway],
    ['mac', network.macAddress],
    ['aliases', format.list(network.aliases)],
  ] as const
  return (
    <li className={styles.item}>
      <strong>{network.name}</strong>
      <dl className={styles.facts}>
        {facts.map(([key, value]) =>
          value === '' ? null : (
            <div key={key} className={styles.fact}>
              <dt>{t(`container.networks.${key}`)}</dt>
              <dd className={styles.mono}>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </li>
  )
}
