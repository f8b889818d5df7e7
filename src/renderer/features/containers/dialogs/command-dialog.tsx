import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/containers.ts'
import { logs } from '#shared/docker-command/logs.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { moveCommand, type PlainMove } from '../actions/perform.ts'
import { canMove, movesOf, needsForce } from '../model/moves.ts'
import styles from './dialogs.module.css'

/** Every button of this container as the command that does the same. */
export function CommandDialog({ container, onClose }: { container: ContainerSummary; onClose: () => void }) {
  const { t } = useTranslation()
  const close = useRef<HTMLButtonElement>(null)
  const id = container.name
  const moves = movesOf(container.state).filter((move): move is PlainMove => move !== 'remove')
  const lines = [
    ...moves.map((move) => ({ label: t(`containers.action.${move}`), argv: moveCommand[move]({ id }) })),
    { label: t('containers.action.logs'), argv: logs({ id, follow: true }) },
    ...(container.state === 'running'
      ? [{ label: t('containers.command.exec'), argv: ['docker', 'exec', '-it', id, 'sh'] }]
      : []),
    ...(canMove(container.state, 'stop')
      ? [{ label: t('containers.action.wait'), argv: command.wait({ id }) }]
      : []),
    { label: t('containers.action.rename'), argv: command.rename({ id, name: 'new-name' }) },
    {
      label: t('containers.command.commit'),
      argv: command.commit({ id, reference: 'team/web:1.0', pause: true, changes: [] }),
    },
    { label: t('containers.command.diff'), argv: command.changes({ id }) },
    { label: t('containers.command.inspect'), argv: command.inspect({ id }) },
    ...(canMove(container.state, 'remove')
      ? [
          {
            label: t('containers.command.remove'),
            argv: command.remove({ id, force: needsForce(container.state), volumes: false }),
          },
        ]
      : []),
  ]
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('containers.command.title', { name: id })}
      description={t('containers.command.text')}
      initialFocus={close}
      footer={
        <Button ref={close} onClick={onClose}>
          {t('containers.command.close')}
        </Button>
      }
    >
      <div className={styles.pairs}>
        {lines.map(({ label, argv }) => (
          <div key={label}>
            <h3>{label}</h3>
            <CommandLine
              argv={argv}
              label={label}
              copyLabel={t('containers.copyCommand')}
              copiedLabel={t('containers.copied')}
            />
          </div>
        ))}
      </div>
    </Dialog>
  )
}
