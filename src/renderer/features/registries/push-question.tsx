import { useRef } from 'react'
import { Upload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import * as imageCommand from '#shared/docker-command/images.ts'
import type { Fault } from '#shared/faults.ts'
import { canonicalReference, parseReference } from '#shared/image-reference.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RegistryFailure } from '../../store/registry-failure.tsx'
import styles from './registries.module.css'

/** What is pushed where, before it goes; and again after it failed or was cancelled. */
export function PushQuestion({
  reference,
  sending,
  fault,
  note,
  onPush,
  onClose,
}: {
  reference: string
  sending: boolean
  fault: Fault | null
  note: 'lost' | 'cancelledText' | null
  onPush: () => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const likely = useRef<HTMLButtonElement>(null)
  const tried = fault !== null || note !== null
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('registries.push.title', { name: reference })}
      description={t('registries.push.lead')}
      initialFocus={likely}
      command={
        <CommandLine
          argv={imageCommand.push({ reference })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t(tried ? 'common.close' : 'common.cancel')}</Button>
          <Button
            ref={likely}
            variant="primary"
            icon={<Upload aria-hidden />}
            pending={sending}
            onClick={onPush}
          >
            {t(tried ? 'common.retry' : 'registries.push.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {fault !== null && <RegistryFailure title={t('registries.push.failedTitle')} fault={fault} />}
        {note !== null && <p role="status">{t(`registries.push.${note}`)}</p>}
        <Destination reference={reference} />
      </div>
    </Dialog>
  )
}

function Destination({ reference }: { reference: string }) {
  const { t } = useTranslation()
  const parsed = parseReference(reference)
  if (!parsed.ok || parsed.reference.kind !== 'name') return null
  const { domain, path } = parsed.reference
  const isLibrary = domain === 'docker.io' && path.startsWith('library/')
  return (
    <>
      <dl className={styles.facts}>
        <dt>{t('registries.push.full')}</dt>
        <dd>
          <code>{canonicalReference(parsed.reference)}</code>
        </dd>
        <dt>{t('registries.push.registry')}</dt>
        <dd>
          <code>{domain}</code>
        </dd>
      </dl>
      {isLibrary && (
        <p className={styles.warning}>
          {t('registries.push.library', { name: path.slice('library/'.length) })}
        </p>
      )}
    </>
  )
}
