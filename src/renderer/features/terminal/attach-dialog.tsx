import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { detachKeyBytes } from '#shared/detach-keys.ts'
import * as command from '#shared/docker-command/terminal.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { opennessOf } from './openness.ts'
import { openTerminal } from './sessions.ts'
import styles from './terminal.module.css'

/** The main process, with detach keys that its program or a shell does not need itself. */
export function AttachDialog({ container, onClose }: { container: ContainerSummary; onClose: () => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { id, name, state } = container
  const start = opennessOf(state) === 'stopped'
  const keys = typed.trim()
  const isGood = keys === '' || (keys.length <= 64 && detachKeyBytes(keys) !== null)
  const chosen = isGood && keys !== '' ? { detachKeys: keys } : {}
  const attach = () => {
    openTerminal(id, { kind: 'attach', start, ...chosen })
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('terminal.keys.title', { name })}
      command={
        <CommandLine
          argv={command.attach({ id: name, start, ...chosen })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" disabled={!isGood} onClick={attach}>
            {t(start ? 'terminal.keys.start' : 'terminal.keys.attach')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label={t('terminal.keys.label')}
          value={typed}
          onChange={setTyped}
          mono
          placeholder="ctrl-x,x"
          hint={t('terminal.keys.hint')}
          error={isGood ? null : t('terminal.keys.problem')}
        />
      </div>
    </Dialog>
  )
}
