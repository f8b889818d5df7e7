import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { LogSource } from '#shared/contract/logs.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { classNames } from '../../ui/class-names.ts'
import sourceStyles from './log-source.module.css'
import styles from './source-bar.module.css'

/** The containers of a merged log: each by colour, name and state, to be switched off and on. */
export function SourceBar({
  sources,
  off,
  setOff,
}: {
  sources: readonly LogSource[]
  off: readonly number[]
  setOff: (off: readonly number[]) => void
}) {
  const { t } = useTranslation()
  if (sources.length < 2) return null
  const toggle = (place: number): void =>
    setOff(off.includes(place) ? off.filter((other) => other !== place) : [...off, place])
  return (
    <div className={styles.bar} role="group" aria-label={t('logs.sources.label')}>
      {sources.map((source, place) => {
        const words = sourceWords(t, source)
        const isOff = off.includes(place)
        return (
          <button
            // Its place in the session is what it is known by: a container that was made anew keeps it.
            key={place}
            type="button"
            className={classNames(styles.chip, sourceStyles[`source-${place % 8}`], isOff && styles.off)}
            aria-pressed={!isOff}
            title={source.fault === null || source.state === 'removed' ? undefined : faultWords(t, source)}
            onClick={() => toggle(place)}
          >
            <span className={styles.mark} aria-hidden />
            <span className={styles.name}>{source.name}</span>
            {words !== null && <span className={styles.state}>{words}</span>}
          </button>
        )
      })}
    </div>
  )
}

/** What there is to know of a container beyond that it is followed. */
function sourceWords(t: TFunction, { state, exitCode, fault }: LogSource): string | null {
  switch (state) {
    case 'reading':
    case 'following':
    case 'complete':
      return null
    case 'ended':
      return exitCode === null ? t('logs.sources.neverRan') : t('logs.sources.ended', { code: exitCode })
    case 'waiting':
      return t('logs.sources.waiting')
    case 'removed':
      return t('logs.sources.removed')
    case 'failed':
      return fault?.detail['reason'] === 'log-driver' ? t('logs.sources.noLog') : t('logs.sources.failed')
  }
}

function faultWords(t: TFunction, { fault }: LogSource): string | undefined {
  if (fault === null) return undefined
  return fault.detail['reason'] === 'log-driver' ? t('logs.noDriver.text') : faultSentence(t, fault)
}
