import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BuildStage, BuildStep } from '#shared/contract/builds.ts'
import { useFormat } from '../../store/intl.ts'
import { useNow } from '../../store/use-now.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import type { StateTone } from '../../ui/state-mark.tsx'
import { BuildOutput } from './build-output.tsx'
import type { HeardBuild } from './use-build-news.ts'
import styles from './builds.module.css'

const tones: Readonly<Record<BuildStep['state'], StateTone>> = {
  waiting: 'stop',
  running: 'busy',
  done: 'run',
  cached: 'run',
  failed: 'fail',
  cancelled: 'stop',
}

/** The stages as a tree of what is made from what, and each one's steps. */
export function BuildSteps({ heard, running }: { heard: HeardBuild; running: boolean }) {
  const { t } = useTranslation()
  const { steps, stages, output, gone } = heard
  if (gone && steps.length === 0) return <p>{t('builds.steps.gone')}</p>
  const loose = steps.filter(({ stage }) => stage === null)
  const list = (own: readonly BuildStep[]) => (
    <ol className={styles.steps}>
      {own.map((step) => (
        <Step key={step.id} step={step} lines={output.get(step.id) ?? []} running={running} />
      ))}
    </ol>
  )
  return (
    <div className={styles.stages}>
      {stages.map((stage) => (
        <section key={stage.index} className={styles.stage} aria-labelledby={`stage-${String(stage.index)}`}>
          <StageHead stage={stage} stages={stages} />
          {list(steps.filter((step) => step.stage === stage.index))}
        </section>
      ))}
      {loose.length > 0 && (
        <section className={styles.stage} aria-labelledby="stage-none">
          <h3 id="stage-none">{t('builds.steps.around')}</h3>
          {list(loose)}
        </section>
      )}
    </div>
  )
}

function StageHead({ stage, stages }: { stage: BuildStage; stages: readonly BuildStage[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = ({ index, name }: BuildStage) =>
    name ?? t('builds.steps.unnamed', { number: format.number(index + 1) })
  const used = stages.filter(({ index }) => stage.uses.includes(index))
  return (
    <div className={styles.stageHead}>
      <h3 id={`stage-${String(stage.index)}`}>{t('builds.steps.stage', { name: nameOf(stage) })}</h3>
      {used.length > 0 && (
        <span className={styles.quiet}>
          {t('builds.steps.uses', { names: format.list(used.map(nameOf)) })}
        </span>
      )}
    </div>
  )
}

function Step({ step, lines, running }: { step: BuildStep; lines: readonly string[]; running: boolean }) {
  const { t } = useTranslation()
  // What works or failed is open until the person says otherwise.
  const [chosen, setChosen] = useState<boolean | null>(null)
  const open = chosen ?? (step.state === 'running' || step.state === 'failed')
  const head = (
    <>
      {/* A summary that is a grid has no mark of its own. */}
      <span className={styles.fold}>{step.lines > 0 && <ChevronRight aria-hidden data-open={open} />}</span>
      <StateMark state={tones[step.state]} />
      <code className={styles.instruction}>{step.instruction}</code>
      <span className={styles.stepState} data-state={step.state}>
        {t(`builds.steps.state.${step.state}`)}
      </span>
      <span className={styles.stepFigures}>
        <StepBytes step={step} />
        <StepTime step={step} running={running} />
      </span>
    </>
  )
  return (
    <li data-state={step.state}>
      {step.lines === 0 ? (
        <div className={styles.stepHead}>{head}</div>
      ) : (
        <details open={open}>
          <summary
            className={styles.stepHead}
            onClick={(event) => {
              event.preventDefault()
              setChosen(!open)
            }}
          >
            {head}
          </summary>
          {open && <BuildOutput lines={lines} before={step.lines - lines.length} name={step.instruction} />}
        </details>
      )}
    </li>
  )
}

/** What is downloaded of a FROM, or sent; while it is under way with what there is of it in all. */
function StepBytes({ step: { moved, state } }: { step: BuildStep }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (moved === null) return null
  const done = format.bytes(moved.current)
  const under = state === 'running' && moved.total !== null
  return (
    <span className={styles.quiet}>
      {under ? t('activity.bytes', { done, total: format.bytes(moved.total) }) : done}
    </span>
  )
}

function StepTime({ step, running }: { step: BuildStep; running: boolean }) {
  const format = useFormat()
  const { startedAt, endedAt, state } = step
  const now = useNow(1000, running && state === 'running')
  if (startedAt === null || state === 'cached') return null
  const spent = (endedAt ?? now) - startedAt
  return <span className={styles.quiet}>{format.seconds(spent)}</span>
}
