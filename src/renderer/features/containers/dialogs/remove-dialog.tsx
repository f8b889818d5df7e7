import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useEngine } from '../../../store/collections.ts'
import { useTypedConfirmation } from '../../../store/typed-confirmation.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Checkbox } from '../../../ui/field.tsx'
import { remove, type RemoveOptions } from '../actions/act-on-container.ts'
import { runBulk } from '../actions/bulk.ts'
import { needsForce } from '../model/moves.ts'
import { type Removal, removalOf } from '../model/removal.ts'
import { RemovalCommands } from './removal-commands.tsx'
import { WhatGoes, WhatStays } from './what-goes.tsx'
import styles from './dialogs.module.css'

/** Asks before containers go: what goes, what stays, on which engine. */
export function RemoveDialog({
  containers,
  onClose,
  onRemoved,
}: {
  containers: readonly ContainerSummary[]
  onClose: () => void
  onRemoved?: () => void
}) {
  const { t } = useTranslation()
  const cancel = useRef<HTMLButtonElement>(null)
  const [volumes, setVolumes] = useState(false)
  const confirmation = useTypedConfirmation()
  const count = containers.length
  const removal = removalOf(containers)
  const optionsFor = (container: ContainerSummary): RemoveOptions => ({
    force: needsForce(container.state),
    volumes,
  })
  const confirm = () => {
    onClose()
    void removeAll(containers, optionsFor).then((allGone) => (allGone ? onRemoved?.() : undefined))
  }
  const [only] = containers
  const title =
    count === 1 && only !== undefined
      ? t('containers.remove.titleOne', { name: only.name })
      : t('containers.remove.titleMany', { count })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      initialFocus={cancel}
      command={<RemovalCommands containers={containers} optionsFor={optionsFor} />}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            {t('containers.remove.cancel')}
          </Button>
          <Button variant="danger" disabled={!confirmation.given} onClick={confirm}>
            {t('containers.remove.confirm', { count })}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <Details containers={containers} removal={removal} volumes={volumes} onVolumes={setVolumes} />
        {confirmation.field}
      </div>
    </Dialog>
  )
}

function Details({
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
      {containers.length > 1 && (
        <section className={styles.names} aria-label={t('containers.remove.which')} tabIndex={0}>
          {containers.map((container) => container.name).join(', ')}
        </section>
      )}
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
              {t('containers.remove.volumesHint')}
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

async function removeAll(
  containers: readonly ContainerSummary[],
  optionsFor: (container: ContainerSummary) => RemoveOptions,
): Promise<boolean> {
  const [only, ...others] = containers
  if (only === undefined) return false
  if (others.length === 0) return (await remove(only, optionsFor(only))) === null
  const options = new Map(containers.map((container) => [container.id, optionsFor(container)]))
  await runBulk('remove', containers, (container) =>
    remove(container, options.get(container.id) ?? { force: false, volumes: false }),
  )
  return true
}
