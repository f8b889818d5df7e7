import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { useEngine } from '../../store/collections.ts'
import { CandidateList } from './candidate-list.tsx'
import { useAnswer } from './use-answer.ts'
import styles from './no-engine.module.css'

/** Engines that are on this computer besides the one that did not answer. */
export function FoundEngines() {
  const { t } = useTranslation()
  const address = useEngine()?.endpoint?.address ?? null
  const { answer } = useAnswer(() => api.system.engines(), address)
  if (answer.status !== 'ready') return null
  const others = answer.value.filter(
    (candidate) => candidate.address !== address && candidate.found !== 'missing',
  )
  if (others.length === 0) return null
  return (
    <section className={styles.card} aria-labelledby="found-title">
      <h2 id="found-title">{t('engine.none.others')}</h2>
      <p className={styles.quiet}>{t('engine.none.othersHint')}</p>
      <CandidateList candidates={others} />
    </section>
  )
}
