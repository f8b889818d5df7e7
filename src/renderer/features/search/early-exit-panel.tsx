import { CircleStop } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { EarlyExit, Task } from '#shared/contract/tasks.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import { familiarName, parseReference } from '#shared/image-reference.ts'
import { openCreateWith } from '../../store/create-handed.ts'
import { navigate, paths } from '../../store/route.ts'
import { dismissWork, startRun, useRunInput } from '../../store/work.ts'
import { Button } from '../../ui/button.tsx'
import { exitReason } from './early-exit.ts'
import type { ExitReason } from './early-exit.ts'
import { requirementOf } from '#shared/image-needs.ts'
import { DismissWork } from './dismiss-work.tsx'
import styles from './work-panel.module.css'

/** A container that ended while Run was still looking: why, what ran, its last words, and what to do. */
export function EarlyExitPanel({
  task,
  image,
  name,
  exited,
}: {
  task: Task
  image: string
  name: string
  exited: EarlyExit
}) {
  const { t } = useTranslation()
  const needed = neededEnv(image)
  const reason = exitReason(exited, needed)
  const calm = reason === 'nothing-to-do' || reason === 'finished'
  return (
    <section
      className={styles.panel}
      data-tone={calm ? 'warm' : 'bad'}
      aria-label={t('search.exit.title', { name })}
    >
      <div className={styles.head}>
        <p className={styles.title}>
          <CircleStop aria-hidden className={styles.icon} />
          {t('search.exit.title', { name })}
          <span className={styles.code}>{t('search.exit.code', { code: exited.exitCode })}</span>
        </p>
        <DismissWork task={task} />
      </div>
      <p className={styles.words} role="status">
        {t(`search.exit.reason.${reason}`, { env: needed.join(', ') })}
      </p>
      <dl className={styles.facts}>
        <dt>{t('search.exit.ran')}</dt>
        <dd>
          {exited.command.length === 0 ? (
            t('search.exit.ranNothing')
          ) : (
            <code>{shellLine(exited.command)}</code>
          )}
        </dd>
        <dt>{t('search.exit.lastLines')}</dt>
        <dd>
          {exited.lastLines.length === 0 ? (
            t('search.exit.noLines')
          ) : (
            <pre className={styles.lastLines} tabIndex={0}>
              {exited.lastLines.join('\n')}
            </pre>
          )}
        </dd>
      </dl>
      <NextSteps task={task} image={image} name={name} reason={reason} needed={needed} />
    </section>
  )
}

function NextSteps({
  task,
  image,
  name,
  reason,
  needed,
}: {
  task: Task
  image: string
  name: string
  reason: ExitReason
  needed: readonly string[]
}) {
  const { t } = useTranslation()
  const input = useRunInput(task.id) ?? { image }
  // A name that the ended container holds would be refused: the engine makes up another.
  const { name: _taken, ...again } = input
  const needsEnv = reason === 'needs-setting' && needed.length > 0
  return (
    <div className={styles.actions}>
      {reason === 'nothing-to-do' && (
        <Button
          size="small"
          variant="primary"
          onClick={() => {
            void dismissWork(task)
            void startRun({ ...again, tty: true, interactive: true })
          }}
        >
          {t('search.exit.withTerminal')}
        </Button>
      )}
      {needsEnv ? (
        <Button size="small" variant="primary" onClick={() => openCreateWith(again)}>
          {t('search.exit.withSetting', { env: needed.join(', ') })}
        </Button>
      ) : (
        <Button size="small" onClick={() => openCreateWith({ ...again, tty: false, interactive: false })}>
          {t('search.exit.withCommand')}
        </Button>
      )}
      <Button size="small" onClick={() => navigate(paths.container(name))}>
        {t('search.exit.open', { name })}
      </Button>
    </div>
  )
}

function neededEnv(image: string): readonly string[] {
  const parsed = parseReference(image)
  if (!parsed.ok || parsed.reference.kind !== 'name') return []
  return requirementOf(familiarName(parsed.reference))?.env ?? []
}
