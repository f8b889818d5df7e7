import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskResult } from '#shared/contract/tasks.ts'
import * as imageCommand from '#shared/docker-command/images.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './registries.module.css'

/** Where the image is now, and how another computer gets it. */
export function PushResult({
  result: { reference, digest },
  onClose,
}: {
  result: Extract<TaskResult, { kind: 'push' }>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const likely = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('registries.push.doneTitle', { name: reference })}
      initialFocus={likely}
      footer={
        <Button ref={likely} variant="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <div className={styles.body} role="status">
        {digest !== null && (
          <dl className={styles.facts}>
            <dt>{t('registries.push.digest')}</dt>
            <dd className={styles.copied}>
              <code>{digest}</code>
              <CopyButton
                text={digest}
                label={t('registries.push.copyDigest')}
                copiedLabel={t('common.copied')}
                iconOnly
              />
            </dd>
          </dl>
        )}
        <CommandLine
          argv={imageCommand.pull({ reference })}
          label={t('registries.push.pullElsewhere')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      </div>
    </Dialog>
  )
}
