import { useTranslation } from 'react-i18next'
import type { ContainerDetails, NetworkAttachment } from '#shared/contract/containers.ts'
import { useContainer } from '../../../store/collections.ts'
import { useFormat } from '../../../store/intl.ts'
import { paths } from '../../../store/route.ts'
import { Section } from './section.tsx'
import styles from './overview.module.css'

export function NetworksSection({ details }: { details: ContainerDetails }) {
  const { t } = useTranslation()
  const { networkOf, networks, links } = details
  return (
    <Section title={t('container.networks.title')}>
      {networkOf !== null && <SharedNetwork id={networkOf} />}
      {networkOf === null && networks.length === 0 && (
        <p className={styles.quiet}>{t('container.networks.none')}</p>
      )}
      {networks.length + links.length > 0 && (
        <ul className={styles.items}>
          {networks.map((network) => (
            <Network key={network.name} network={network} />
          ))}
          {links.map((link) => (
            <li key={`${link.container}:${link.alias}`} className={styles.item}>
              <a href={`#${paths.container(link.container)}`}>{t('container.networks.link', link)}</a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** It has no network of its own, so its addresses are on the page of the one that has. */
function SharedNetwork({ id }: { id: string }) {
  const { t } = useTranslation()
  const owner = useContainer(id)
  if (owner === undefined) return <p>{t('container.networks.sharedGone', { id: id.slice(0, 12) })}</p>
  return (
    <div className={styles.item}>
      <a href={`#${paths.container(owner.name)}`}>{t('container.networks.shared', { name: owner.name })}</a>
      <span className={styles.quiet}>{t('container.networks.sharedHint')}</span>
    </div>
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
