import { useTranslation } from 'react-i18next'
import type { PortMapping } from '#shared/contract/containers.ts'
import { api, faultOf } from '../../host/api.ts'
import { useEngine, useHost } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { said } from '../../store/said.tsx'
import { toast } from '../../ui/toast.tsx'
import { portAddress, portText, publishedPorts } from './model/ports.ts'
import styles from './port-links.module.css'

/** Published ports, to click where a browser on this computer reaches them. */
export function PortLinks({
  name,
  ports,
  limit = Infinity,
  tabIndex,
}: {
  name: string
  ports: readonly PortMapping[]
  limit?: number
  tabIndex?: number
}) {
  const remote = useEngine()?.endpoint?.remote ?? false
  const published = publishedPorts(ports)
  if (published.length === 0) return null
  const shown = published.slice(0, limit)
  return (
    <span className={styles.ports}>
      {shown.map((port) => (
        <PortLink
          key={portText(port)}
          name={name}
          text={portText(port)}
          address={portAddress(port, remote)}
          {...(tabIndex === undefined ? {} : { tabIndex })}
        />
      ))}
      {published.length > shown.length && (
        <span className={styles.more}>+{published.length - shown.length}</span>
      )}
    </span>
  )
}

function PortLink({
  name,
  text,
  address,
  tabIndex,
}: {
  name: string
  text: string
  address: string | null
  tabIndex?: number
}) {
  const { t } = useTranslation()
  const host = useHost()
  if (address === null) return <span className={styles.port}>{text}</span>
  const inBrowser = host?.canEndSession === true
  return (
    <a
      className={styles.link}
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      tabIndex={tabIndex}
      aria-label={t('containers.named.openPort', { port: text, name })}
      onClick={(event) => {
        event.stopPropagation()
        if (inBrowser) return
        event.preventDefault()
        api.desktop
          .openLink({ url: address })
          .catch((error: unknown) =>
            toast({ kind: 'failure', title: said((t) => faultSentence(t, faultOf(error))) }),
          )
      }}
    >
      {text}
    </a>
  )
}
