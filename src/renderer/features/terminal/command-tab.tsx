import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/terminal.ts'
import { shellWords } from '#shared/shell-words.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { TextField } from '../../ui/field.tsx'
import { CommandOutput } from './command-output.tsx'
import { cancelCommand, runCommand, useCommandRuns } from './command-runs.ts'
import { staysBehind, tellLeft } from './stays-behind.ts'
import { noSurroundings, readSurroundings } from './surroundings.ts'
import { SurroundingsFields } from './surroundings-fields.tsx'
import type { TerminalTab } from './terminals.ts'
import { wordsProblem } from './words-problem.ts'
import styles from './terminal.module.css'

/** One command, its output and its exit code: `docker exec` without a terminal. */
export function CommandTab({ tab, container }: { tab: TerminalTab; container: ContainerSummary }) {
  const { t } = useTranslation()
  const run = useCommandRuns((runs) => runs[tab.key])
  const [line, setLine] = useState('')
  const [typed, setTyped] = useState(noSurroundings)
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  const words = shellWords(line)
  const { surroundings, badDirectory, badLine } = readSurroundings(typed)
  const argv = words.ok ? words.words : ['COMMAND']
  const runs = run?.state === 'running'
  const start = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!words.ok || badDirectory || badLine !== null || runs) return
    void runCommand(tab.key, container.id, words.words, surroundings)
  }
  return (
    <div className={styles.commandTab}>
      <form className={styles.form} onSubmit={start}>
        <div className={styles.line}>
          <TextField
            label={t('terminal.line.label')}
            value={line}
            onChange={setLine}
            mono
            placeholder="ls -l /"
            ref={box}
            error={line === '' && !tried ? null : wordsProblem(t, words)}
          />
          {/* Two buttons, not one that changes: a click on Cancel would submit the form once it is Run. */}
          {runs ? (
            <Button key="cancel" onClick={() => cancel(tab, container)}>
              {t('common.cancel')}
            </Button>
          ) : (
            <Button key="run" variant="primary" type="submit">
              {t('terminal.line.run')}
            </Button>
          )}
        </div>
        {!words.ok && words.problem === 'operator' && (
          <div>
            <Button size="small" onClick={() => setLine(command.throughShell(line))}>
              {t('terminal.line.throughShell')}
            </Button>
          </div>
        )}
        <details className={styles.more}>
          <summary>{t('terminal.form.more')}</summary>
          <SurroundingsFields typed={typed} onChange={setTyped} />
        </details>
        <CommandLine
          argv={command.run({ ...surroundings, id: container.name, command: argv })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
          missing={words.ok ? null : t('terminal.line.missing')}
        />
      </form>
      {run !== undefined && <CommandOutput run={run} />}
    </div>
  )
}

function cancel(tab: TerminalTab, container: ContainerSummary): void {
  const left = staysBehind(tab, container)
  cancelCommand(tab.key)
  // Without a shell it is said beside the output; a pause ends, and the words there are true then.
  if (left === 'paused') tellLeft(left, container.name)
}
