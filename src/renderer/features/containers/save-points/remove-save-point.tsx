import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavePointSize } from '#shared/contract/save-points.ts'
import * as command from '#shared/docker-command/images.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { act } from '../../../store/actions.ts'
import { useEngine } from '../../../store/collections.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { useFormat } from '../../../store/intl.ts'
import { useTypedConfirmation } from '../../../store/typed-confirmation.tsx'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog, pageHeading } from '../../../ui/dialog.tsx'
import { said } from '../../../store/said.tsx'
import { toast } from '../../../ui/toast.tsx'
import type { SavePointItem } from '../model/save-points.ts'
import styles from './save-points.module.css'

/** Asks before a save point goes: what that frees, and what keeps it from going. */
export function RemoveSavePoint({
  item,
  size,
  onClose,
}: {
  item: SavePointItem
  size: SavePointSize | undefined
  onClose: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const cancel = useRef<HTMLButtonElement>(null)
  const confirmation = useTypedConfirmation()
  const engine = useEngine()?.endpoint
  const { remove, pending, fault, isRemoved } = useRemoval(item, onClose)
  const users = item.usedBy.map(({ name }) => name)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('savePoints.remove.title', { name: item.name })}
      initialFocus={cancel}
      returnsTo={() => (isRemoved.current ? pageHeading() : null)}
      command={
        <CommandLine
          argv={command.remove({ image: item.reference })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
      confirmation={users.length === 0 ? confirmation.field : null}
      footer={
        <>
          <Button ref={cancel} onClick={onClose}>
            {t('common.cancel')}
          </Button>
          {users.length === 0 && (
            <Button variant="danger" pending={pending} disabled={!confirmation.given} onClick={remove}>
              {t('savePoints.remove.confirm')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        {fault !== null && (
          <div role="alert" className={styles.failure}>
            <p>{faultSentence(t, fault)}</p>
            <code>{fault.message}</code>
          </div>
        )}
        {users.length > 0 ? (
          <p>{t('savePoints.remove.used', { names: format.list(users), count: users.length })}</p>
        ) : (
          <>
            <p>{t('savePoints.remove.goes')}</p>
            {size !== undefined && (
              <p>
                {size.frees > 0
                  ? t('savePoints.remove.frees', { size: format.bytes(size.frees) })
                  : t('savePoints.remove.shared')}
              </p>
            )}
            <p className={styles.quiet}>{t('savePoints.remove.stays')}</p>
            {engine && (
              <p className={styles.quiet}>{t('savePoints.remove.engine', { engine: engine.name })}</p>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

function useRemoval(item: SavePointItem, onDone: () => void) {
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const isRemoved = useRef(false)
  const remove = async () => {
    setPending(true)
    const failed = await act({
      key: `remove ${item.id}`,
      verb: 'removeImage',
      subject: item.reference,
      command: command.remove({ image: item.reference }),
      run: () => api.images.remove({ image: item.reference }),
    })
    setPending(false)
    setFault(failed)
    if (failed !== null) return
    isRemoved.current = true
    toast({ kind: 'success', title: said((t) => t('savePoints.remove.done', { name: item.name })) })
    onDone()
  }
  return { remove: () => void remove(), pending, fault, isRemoved }
}
