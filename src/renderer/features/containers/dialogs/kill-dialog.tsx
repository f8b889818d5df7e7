import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/containers.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select, TextField } from '../../../ui/field.tsx'
import { kill } from '../actions/act-on-container.ts'
import { offeredSignals, parseSignal, type OfferedSignal } from '../model/signals.ts'
import styles from './dialogs.module.css'

/** Which signal to send, and how that differs from a stop. */
export function KillDialog({ container, onClose }: { container: ContainerSummary; onClose: () => void }) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<OfferedSignal | 'custom'>('SIGKILL')
  const [typed, setTyped] = useState('')
  const signal = choice === 'custom' ? parseSignal(typed) : choice
  const send = () => {
    if (signal === null) return
    void kill(container, signal)
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('containers.kill.title', { name: container.name })}
      description={t('containers.kill.text')}
      command={
        <CommandLine
          argv={command.kill({ id: container.name, signal: signal ?? '…' })}
          label={t('containers.commandLabel')}
          copyLabel={t('containers.copyCommand')}
          copiedLabel={t('containers.copied')}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t('containers.kill.cancel')}</Button>
          <Button variant="danger" disabled={signal === null} onClick={send}>
            {t('containers.kill.confirm', { signal: signal ?? '…' })}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <Select<OfferedSignal | 'custom'>
          label={t('containers.kill.signal')}
          value={choice}
          onChange={setChoice}
          options={[
            ...offeredSignals.map((value) => ({ value, label: t(`containers.kill.about.${value}`) })),
            { value: 'custom' as const, label: t('containers.kill.custom') },
          ]}
        />
        {choice === 'custom' && (
          <TextField
            label={t('containers.kill.customLabel')}
            value={typed}
            onChange={setTyped}
            mono
            hint={t('containers.kill.customHint')}
            error={signal === null && typed !== '' ? t('containers.kill.customProblem') : null}
          />
        )}
      </div>
    </Dialog>
  )
}
