import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { useFormat } from '../../../store/intl.ts'
import { paths } from '../../../store/route.ts'
import { useTypedConfirmation } from '../../../store/typed-confirmation.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import type { RemoveOptions } from '../actions/act-on-container.ts'
import { removeEach } from '../actions/remove-each.ts'
import { useSizes } from '../actions/sizes.ts'
import { RemovalCommands } from '../dialogs/removal-commands.tsx'
import { RemovalDetails } from '../dialogs/removal-details.tsx'
import type { CleanScope } from '../model/clean-plan.ts'
import { needsForce } from '../model/moves.ts'
import { removalOf } from '../model/removal.ts'
import { CleanList } from './clean-list.tsx'
import { useCleanPlan } from './use-clean-plan.ts'
import styles from './clean.module.css'

/** Asks before many containers go: the list first, with sizes and volumes; each row can be taken out. */
export function CleanDialog({ scope, onClose }: { scope: CleanScope; onClose: () => void }) {
  const { t } = useTranslation()
  const cancel = useRef<HTMLButtonElement>(null)
  const [volumes, setVolumes] = useState(false)
  const plan = useCleanPlan(scope)
  const { targets, staying } = plan
  const count = targets.length
  const confirmation = useTypedConfirmation(scope === 'all' || volumes ? String(count) : null)
  const removal = removalOf(targets, staying)
  const optionsFor = ({ state }: ContainerSummary): RemoveOptions => ({ force: needsForce(state), volumes })
  const size = useSizeText(targets)
  const confirm = () => {
    onClose()
    void removeEach(targets, optionsFor)
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title={t(`clean.${scope}.title`)}
      description={t(`clean.${scope}.text`)}
      initialFocus={cancel}
      command={<RemovalCommands containers={targets} optionsFor={optionsFor} />}
      confirmation={count > 0 ? confirmation.field : null}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            {t('containers.remove.cancel')}
          </Button>
          <Button variant="danger" disabled={count === 0 || !confirmation.given} onClick={confirm}>
            {size === null
              ? t('containers.remove.confirm', { count })
              : t('clean.confirmSize', { count, size })}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <CleanList plan={plan} />
        {count > 0 && (
          <RemovalDetails containers={targets} removal={removal} volumes={volumes} onVolumes={setVolumes} />
        )}
        {scope === 'stopped' && (
          <p className={styles.quiet}>
            {t('clean.prune')}{' '}
            <a href={`#${paths.disk()}`} onClick={onClose}>
              {t('disk.open')}
            </a>
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** How much that frees, once everything of it was measured. */
function useSizeText(targets: readonly ContainerSummary[]): string | null {
  const format = useFormat()
  const byId = useSizes((sizes) => sizes.byId)
  const sizes = targets.flatMap(({ id }) => byId.get(id)?.writable ?? [])
  if (targets.length === 0 || sizes.length < targets.length) return null
  return format.bytes(sizes.reduce((sum, each) => sum + each, 0))
}
