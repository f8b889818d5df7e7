import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerDetails, ContainerSummary } from '#shared/contract/containers.ts'
import { usePending } from '../../../store/actions.ts'
import { type Format, useFormat } from '../../../store/intl.ts'
import { containerKey } from '../actions/container-key.ts'
import { openDialog } from '../actions/dialogs.ts'
import { perform } from '../actions/perform.ts'
import { badgeOf } from '../model/badge.ts'
import { canMove, type Move } from '../model/moves.ts'
import { useNow } from '../../../store/use-now.ts'
import { useKeptFocus } from '../../../ui/use-kept-focus.ts'
import { stateWords } from '../words.ts'
import styles from './life-cycle.module.css'

const stations = ['created', 'running', 'paused', 'exited', 'removed'] as const
type Station = (typeof stations)[number]

/** The moves on the way from one station to the next. */
const ways: readonly { readonly to: Station; readonly moves: readonly Move[] }[] = [
  { to: 'running', moves: ['start', 'restart'] },
  { to: 'paused', moves: ['pause', 'unpause'] },
  { to: 'exited', moves: ['stop', 'kill'] },
  { to: 'removed', moves: ['remove'] },
]

const stationOf: Readonly<Record<ContainerSummary['state'], Station>> = {
  created: 'created',
  running: 'running',
  restarting: 'running',
  paused: 'paused',
  exited: 'exited',
  dead: 'exited',
  removing: 'removed',
}

/** The life of a container as a picture: where it is, when it came there, and where it can go from here. */
export function LifeCycle({
  container,
  details,
}: {
  container: ContainerSummary
  details: ContainerDetails | null
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(10_000)
  const here = stationOf[container.state]
  const area = useRef<HTMLElement>(null)
  useKeptFocus(area, openMoves)
  return (
    <section
      ref={area}
      className={styles.life}
      aria-label={t('container.life.label', { state: stateWords(t, container) })}
    >
      {stations.map((station, index) => (
        <div key={station} className={styles.step}>
          {index > 0 && <Way way={ways[index - 1]?.moves ?? []} container={container} />}
          <div
            className={styles.station}
            aria-current={station === here ? 'step' : undefined}
            data-tone={station === here ? badgeOf(container.state, container.exitCode, false) : undefined}
          >
            <span>{t(`container.life.${station}`)}</span>
            <small>
              {station === 'paused' && station === here
                ? t('containers.pausedMeta')
                : timeOf(station, container, details, format, now)}
            </small>
          </div>
        </div>
      ))}
      {details !== null && details.restartCount > 0 && (
        <p className={styles.restarts}>{t('container.life.restarts', { count: details.restartCount })}</p>
      )}
    </section>
  )
}

const openMoves = () => ['button']

function Way({ way, container }: { way: readonly Move[]; container: ContainerSummary }) {
  const { t } = useTranslation()
  const pending = usePending(containerKey(container.id)) !== null
  const open = way.filter((move) => canMove(container.state, move))
  const act = (move: Move) => {
    if (pending) return
    if (move === 'remove') openDialog({ kind: 'remove', ids: [container.id] })
    else void perform(move, container)
  }
  return (
    <div className={styles.way} data-open={open.length > 0 || undefined}>
      {open.length === 0 ? (
        <span>{dockerWords[way[0] ?? 'start']}</span>
      ) : (
        open.map((move) => (
          <button
            key={move}
            type="button"
            className={styles.move}
            aria-disabled={pending}
            aria-label={t(`containers.named.${move}`, { name: container.name })}
            onClick={() => act(move)}
          >
            {dockerWords[move]}
          </button>
        ))
      )}
    </div>
  )
}

// Command words stay as docker has them: the picture teaches the commands.
const dockerWords: Readonly<Record<Move, string>> = {
  start: 'start',
  restart: 'restart',
  pause: 'pause',
  unpause: 'unpause',
  stop: 'stop',
  kill: 'kill',
  remove: 'rm',
}

const dayLong = 86_400_000

/** When it came there; the day is told only when it is not today's. */
function timeOf(
  station: Station,
  container: ContainerSummary,
  details: ContainerDetails | null,
  format: Format,
  now: number,
): string {
  const started = details?.startedAt ?? null
  const finished = details?.finishedAt ?? null
  const moment = (at: number) => (now - at < dayLong ? format.time(at) : format.dateTime(at))
  switch (station) {
    case 'created':
      return moment(container.createdAt)
    case 'running':
      if (started === null) return ''
      return container.state === 'running' ? format.duration(now - started) : moment(started)
    case 'exited':
      return finished === null || (started !== null && finished < started) ? '' : moment(finished)
    case 'paused':
    case 'removed':
      return ''
  }
}
