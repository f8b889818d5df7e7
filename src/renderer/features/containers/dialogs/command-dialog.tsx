import type { TFunction } from 'i18next'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/containers.ts'
import * as files from '#shared/docker-command/files.ts'
import { logs } from '#shared/docker-command/logs.ts'
import { stats } from '#shared/docker-command/stats.ts'
import { attach, exec } from '#shared/docker-command/terminal.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { opennessOf } from '../../terminal/openness.ts'
import { moveCommand, type PlainMove } from '../actions/perform.ts'
import { canMove, movesOf, needsForce } from '../model/moves.ts'
import styles from './dialogs.module.css'

/** Every button of this container as the command that does the same. */
export function CommandDialog({ container, onClose }: { container: ContainerSummary; onClose: () => void }) {
  const { t } = useTranslation()
  const close = useRef<HTMLButtonElement>(null)
  const id = container.name
  const lines = [...lifeLines(t, container), ...lookLines(t, container), ...makingLines(t, container)]
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

interface Line {
  readonly label: string
  readonly argv: readonly string[]
}

function lifeLines(t: TFunction, { name: id, state }: ContainerSummary): readonly Line[] {
  const moves = movesOf(state).filter((move): move is PlainMove => move !== 'remove')
  const open = opennessOf(state)
  return [
    ...moves.map((move) => ({ label: t(`containers.action.${move}`), argv: moveCommand[move]({ id }) })),
    ...(open === 'running' || open === 'paused'
      ? [{ label: t('terminal.new.attach'), argv: attach({ id }) }]
      : []),
    ...(open === 'stopped'
      ? [{ label: t('terminal.new.startAttached'), argv: attach({ id, start: true }) }]
      : []),
    ...(open === 'running'
      ? [{ label: t('containers.command.exec'), argv: exec({ id, command: ['sh'] }) }]
      : []),
    ...(canMove(state, 'stop') ? [{ label: t('containers.action.wait'), argv: command.wait({ id }) }] : []),
  ]
}

function lookLines(t: TFunction, { name: id, state }: ContainerSummary): readonly Line[] {
  const runs = state === 'running' || state === 'paused'
  const place = { name: id, path: '/PATH' }
  return [
    { label: t('containers.action.logs'), argv: logs({ id, follow: true }) },
    ...(runs
      ? [
          { label: t('container.tabs.stats'), argv: stats({ ids: [id] }) },
          { label: t('container.tabs.processes'), argv: command.top({ id }) },
        ]
      : []),
    { label: t('containers.command.copyOut'), argv: files.download(place, 'file') },
    { label: t('containers.command.copyIn'), argv: files.upload(place, ['FILE']) },
    { label: t('containers.command.diff'), argv: command.changes({ id }) },
    { label: t('containers.command.inspect'), argv: command.inspect({ id }) },
  ]
}

function makingLines(t: TFunction, { name: id, state }: ContainerSummary): readonly Line[] {
  return [
    { label: t('containers.action.rename'), argv: command.rename({ id, name: 'new-name' }) },
    {
      label: t('containers.command.commit'),
      argv: command.commit({ id, reference: 'team/web:1.0', pause: true, changes: [] }),
    },
    { label: t('containers.action.export'), argv: command.export({ id }) },
    ...(canMove(state, 'remove')
      ? [
          {
            label: t('containers.command.remove'),
            argv: command.remove({ id, force: needsForce(state), volumes: false }),
          },
        ]
      : []),
  ]
}
