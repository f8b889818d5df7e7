import { RotateCw, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PastBuild } from '#shared/contract/builds.ts'
import { api } from '../../host/api.ts'
import { act } from '../../store/actions.ts'
import { useTasks } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { useFormat } from '../../store/intl.ts'
import { navigate, paths } from '../../store/route.ts'
import { useAsked } from '../../store/use-asked.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Loading } from '../../ui/page-state.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { buildFaultSentence } from '../../store/build-fault.ts'
import { buildAgain, useBuildState } from './build-state.ts'
import { LeaveQuestion } from './leave-question.tsx'
import styles from './builds.module.css'

const askHistory = (_: string, signal: AbortSignal) => api.builds.history(undefined, { signal })
const tones = { done: 'run', failed: 'fail', cancelled: 'stop' } as const

/** The builds of this computer, the newest first. */
export function BuildHistory({ folders }: { folders: boolean }) {
  const { t } = useTranslation()
  // Each build that ends is a new entry.
  const ended = useTasks().filter(({ kind, state }) => kind === 'build' && state !== 'running').length
  const { state, again } = useAsked(`history ${String(ended)}`, askHistory)
  // The list stays while it is read again: nothing moves under the pointer.
  const [list, setList] = useState<readonly PastBuild[] | null>(null)
  if (state.status === 'ready' && state.answer !== list) setList(state.answer)
  const edited = useBuildState((build) => build.edited !== null)
  const [asking, setAsking] = useState<PastBuild | null>(null)
  const fillIn = (build: PastBuild) => {
    setAsking(null)
    buildAgain(build)
    document.getElementById('build-folder')?.scrollIntoView()
  }
  return (
    <section className={styles.panel} aria-labelledby="build-history">
      <h2 id="build-history">{t('builds.history.title')}</h2>
      {state.status === 'failed' && (
        <div className={styles.refused} role="alert">
          <p>{faultSentence(t, state.fault)}</p>
          <Button size="small" onClick={again}>
            {t('common.retry')}
          </Button>
        </div>
      )}
      {asking !== null && <LeaveQuestion onStay={() => setAsking(null)} onLeave={() => fillIn(asking)} />}
      {list === null && state.status === 'loading' && (
        <Loading label={t('common.loading')} slowLabel={t('common.slow')} />
      )}
      {list !== null &&
        (list.length === 0 ? (
          <p className={styles.quiet}>{t('builds.history.empty')}</p>
        ) : (
          <ul className={styles.history}>
            {list.map((build) => (
              <Entry
                key={build.id}
                build={build}
                folders={folders}
                onForgotten={again}
                onAgain={() => (edited ? setAsking(build) : fillIn(build))}
              />
            ))}
          </ul>
        ))}
    </section>
  )
}

interface EntryProps {
  build: PastBuild
  folders: boolean
  onForgotten: () => void
  onAgain: () => void
}

function Entry({ build, folders, onForgotten, onAgain }: EntryProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, result, folder, options, startedAt, endedAt, fault, imageId } = build
  const name = options.tags[0] ?? folder
  const forget = async () => {
    await act({
      key: `forget ${id}`,
      verb: 'dismiss',
      subject: name,
      command: [],
      run: () => api.builds.forget({ id }),
    })
    onForgotten()
  }
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <h3>{name}</h3>
        <StateBadge state={tones[result]} label={t(`builds.progress.state.${result}`)} />
        <span className={styles.quiet}>{format.ago(startedAt)}</span>
        <span className={styles.quiet}>{format.seconds(endedAt - startedAt)}</span>
      </div>
      <p className={styles.quiet}>
        <code>{folder}</code>
      </p>
      {fault !== null && <p className={styles.fault}>{buildFaultSentence(t, fault)}</p>}
      <PastSteps build={build} />
      <div className={styles.buttons}>
        {(build.local ? folders : !folders) && (
          <Button size="small" icon={<RotateCw aria-hidden />} onClick={onAgain}>
            {t('builds.history.again', { name })}
          </Button>
        )}
        {imageId !== null && (
          <Button size="small" onClick={() => navigate(paths.image(imageId))}>
            {t('builds.history.open', { name })}
          </Button>
        )}
        <IconButton
          label={t('builds.history.forget', { name })}
          icon={<X aria-hidden />}
          onClick={() => void forget()}
        />
      </div>
    </li>
  )
}

function PastSteps({ build: { steps, lastLines } }: { build: PastBuild }) {
  const { t } = useTranslation()
  if (steps.length === 0) return null
  const cached = steps.filter(({ state }) => state === 'cached').length
  return (
    <details>
      <summary>{t('builds.history.steps', { count: steps.length, cached })}</summary>
      <ol className={styles.pastSteps}>
        {steps.map((step, at) => (
          <li key={at} data-state={step.state}>
            <code>{step.instruction}</code> <span>{t(`builds.steps.state.${step.state}`)}</span>
          </li>
        ))}
      </ol>
      {lastLines.length > 0 && <pre className={styles.output}>{lastLines.join('\n')}</pre>}
    </details>
  )
}
