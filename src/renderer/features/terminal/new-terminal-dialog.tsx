import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/terminal.ts'
import { shellWords } from '#shared/shell-words.ts'
import { api } from '../../host/api.ts'
import { useAsked } from '../../store/use-asked.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { openTerminal } from './sessions.ts'
import { noSurroundings, readSurroundings } from './surroundings.ts'
import { SurroundingsFields } from './surroundings-fields.tsx'
import { wordsProblem } from './words-problem.ts'
import styles from './terminal.module.css'

const askShells = (id: string, signal: AbortSignal): Promise<readonly string[]> =>
  api.terminal.shells({ id }, { signal })

const found = 'found'
const other = 'other'

/** A terminal with a choice of program, user, directory and environment. */
export function NewTerminalDialog({
  container,
  onClose,
}: {
  container: ContainerSummary
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { id, name } = container
  const shells = useAsked(id, askShells)
  const [choice, setChoice] = useState<string>(found)
  const [line, setLine] = useState('')
  const [typed, setTyped] = useState(noSurroundings)
  const { surroundings, badDirectory, badLine } = readSurroundings(typed)
  const words = shellWords(line)
  const program = choice === other ? (words.ok ? words.words : null) : choice === found ? undefined : [choice]
  const isGood = program !== null && !badDirectory && badLine === null
  const paths = shells.state.status === 'ready' ? shells.state.answer : []
  const open = () => {
    if (program === null || !isGood) return
    openTerminal(id, {
      kind: 'shell',
      surroundings,
      ...(program === undefined ? {} : { command: program }),
    })
    onClose()
  }
  const argv = command.exec({
    ...surroundings,
    id: name,
    command: program === null ? ['COMMAND'] : (program ?? [paths[0] ?? 'sh']),
  })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('terminal.form.title', { name })}
      command={
        <CommandLine
          argv={argv}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
          missing={program === null ? t('terminal.line.missing') : null}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" disabled={!isGood} onClick={open}>
            {t('terminal.form.open')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label={t('terminal.form.program')}
          value={choice}
          onChange={setChoice}
          options={[
            { value: found, label: t('terminal.form.found') },
            ...paths.map((path) => ({ value: path, label: path })),
            { value: other, label: t('terminal.form.other') },
          ]}
        />
        {choice === other && (
          <TextField
            label={t('terminal.form.line')}
            value={line}
            onChange={setLine}
            mono
            error={line === '' ? null : wordsProblem(t, words)}
          />
        )}
        <SurroundingsFields typed={typed} onChange={setTyped} />
      </div>
    </Dialog>
  )
}
