import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/save-points.ts'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import type { Family, SavePointItem } from '../model/save-points.ts'
import { ComparePanel } from './compare-panel.tsx'
import { RemoveSavePoint } from './remove-save-point.tsx'
import { RollBack } from './roll-back.tsx'
import { SavePointRow } from './save-point-row.tsx'
import { StartAgain } from './start-again.tsx'
import { useSizes } from './use-save-points.ts'
import styles from './save-points.module.css'

/** What was asked of a save point. */
export type Asked = {
  readonly kind: 'start' | 'roll-back' | 'remove' | 'compare'
  readonly item: SavePointItem
} | null

/** The save points of one family, newest first, and what is asked of them. `container` is the one whose page this is. */
export function FamilySection({
  family,
  container,
  actions,
}: {
  family: Family
  container: ContainerSummary | null
  actions?: ReactNode
}) {
  const { t } = useTranslation()
  const sizes = useSizes(family.items)
  const [own, setOwn] = useState(false)
  const [asked, setAsked] = useState<Asked>(null)
  const ofThis = family.items.filter(({ containerId }) => containerId === container?.id)
  const isMixed = container !== null && ofThis.length < family.items.length
  const shown = own && isMixed ? ofThis : family.items
  const close = () => setAsked(null)
  return (
    <>
      <div className={styles.head}>
        {isMixed && (
          <Segmented<'family' | 'own'>
            label={t('savePoints.which')}
            value={own ? 'own' : 'family'}
            onChange={(which) => setOwn(which === 'own')}
            options={[
              { value: 'family', label: t('savePoints.whole', { number: family.items.length }) },
              { value: 'own', label: t('savePoints.own', { number: ofThis.length }) },
            ]}
          />
        )}
        <p className={styles.quiet}>{t(isMixed ? 'savePoints.familyText' : 'savePoints.text')}</p>
        {actions}
      </div>
      {shown.length === 0 && <p className={styles.quiet}>{t('savePoints.noOwn')}</p>}
      <ol className={styles.list} aria-label={t('savePoints.list', { name: family.name })}>
        {shown.map((item) => (
          <SavePointRow
            key={item.id}
            item={item}
            size={sizes.get(item.id)}
            container={container}
            onAsk={(kind) => setAsked({ kind, item })}
          />
        ))}
      </ol>
      {asked?.kind === 'compare' && (
        <ComparePanel key={asked.item.id} from={asked.item} family={family} onClose={close} />
      )}
      <p className={styles.quiet}>{t('savePoints.prune')}</p>
      <CommandLine
        argv={command.list(family.family)}
        label={t('common.command')}
        copyLabel={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
      />
      {asked?.kind === 'start' && <StartAgain item={asked.item} onClose={close} />}
      {asked?.kind === 'roll-back' && container !== null && (
        <RollBack item={asked.item} container={container} onClose={close} />
      )}
      {asked?.kind === 'remove' && (
        <RemoveSavePoint item={asked.item} size={sizes.get(asked.item.id)} onClose={close} />
      )}
    </>
  )
}
