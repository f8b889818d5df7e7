import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useFormat } from '../../../store/intl.ts'
import { useSizes } from '../actions/sizes.ts'
import type { Removal } from '../model/removal.ts'
import styles from './dialogs.module.css'

export function WhatGoes({
  containers,
  removal,
  volumes,
}: {
  containers: readonly ContainerSummary[]
  removal: Removal
  volumes: boolean
}) {
  const { t } = useTranslation()
  const count = containers.length
  const running = removal.running.length
  return (
    <section className={styles.box} data-tone="fail">
      <h3>{t('containers.remove.goes')}</h3>
      <ul>
        {running > 0 && <li>{t('containers.remove.killed', { count: running })}</li>}
        <li>
          {t('containers.remove.layer', { count })} <LayerSize containers={containers} />
        </li>
        <li>{t('containers.remove.logs', { count })}</li>
        {volumes && <li>{t('containers.remove.volumesGo', { count: removal.anonymousVolumes.length })}</li>}
      </ul>
    </section>
  )
}

/** How much that is, where the sizes were measured before. */
function LayerSize({ containers }: { containers: readonly ContainerSummary[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const byId = useSizes((sizes) => sizes.byId)
  const sizes = containers.flatMap((container) => byId.get(container.id)?.writable ?? [])
  if (sizes.length < containers.length) return null
  const size = format.bytes(sizes.reduce((sum, each) => sum + each, 0))
  return <>({t('containers.remove.layerSize', { size })})</>
}

export function WhatStays({ removal, volumes }: { removal: Removal; volumes: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const lists = [
    ['image', removal.images],
    ['namedVolumes', removal.namedVolumes],
    ['hostFolders', removal.hostFolders],
  ] as const
  return (
    <section className={styles.box} data-tone="run">
      <h3>{t('containers.remove.stays')}</h3>
      <ul>
        {lists.map(([kind, names]) =>
          names.length === 0 ? null : (
            <li key={kind}>
              {t(`containers.remove.${kind}`, { count: names.length, names: format.list(names) })}
            </li>
          ),
        )}
        {removal.sharedVolumes.length > 0 && (
          <li>{t('containers.remove.sharedStay', { count: removal.sharedVolumes.length })}</li>
        )}
        {!volumes && removal.anonymousVolumes.length > 0 && (
          <li>{t('containers.remove.anonymousStay', { count: removal.anonymousVolumes.length })}</li>
        )}
      </ul>
    </section>
  )
}
