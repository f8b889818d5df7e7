import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useContainers } from '../../../store/collections.ts'
import { useTypedConfirmation } from '../../../store/typed-confirmation.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { remove, type RemoveOptions } from '../actions/act-on-container.ts'
import { removeEach } from '../actions/remove-each.ts'
import { needsForce } from '../model/moves.ts'
import { removalOf } from '../model/removal.ts'
import { RemovalCommands } from './removal-commands.tsx'
import { RemovalDetails } from './removal-details.tsx'
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
  const going = new Set(containers.map(({ id }) => id))
  const all = useContainers()
  const staying = all.status === 'ready' ? all.items.filter(({ id }) => !going.has(id)) : []
  const removal = removalOf(containers, staying)
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
      confirmation={confirmation.field}
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
        {count > 1 && (
          <section className={styles.names} aria-label={t('containers.remove.which')} tabIndex={0}>
            {containers.map((container) => container.name).join(', ')}
          </section>
        )}
        <RemovalDetails containers={containers} removal={removal} volumes={volumes} onVolumes={setVolumes} />
      </div>
    </Dialog>
  )
}

/** True when the one that was asked about is gone, or many are under way, each with a result of its own. */
async function removeAll(
  containers: readonly ContainerSummary[],
  optionsFor: (container: ContainerSummary) => RemoveOptions,
): Promise<boolean> {
  const [only, ...others] = containers
  if (only === undefined) return false
  if (others.length === 0) return (await remove(only, optionsFor(only))) === null
  await removeEach(containers, optionsFor)
  return true
}
