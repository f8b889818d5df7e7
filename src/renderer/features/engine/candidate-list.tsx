import type { EngineCandidate, EngineChoice } from '#shared/contract/system.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import type { StateTone } from '../../ui/state-mark.tsx'
import { chooseEngine, useChoosing } from './choose-engine.ts'
import styles from './candidate-list.module.css'

const tones: Readonly<Record<EngineCandidate['found'], StateTone>> = {
  present: 'run',
  missing: 'stop',
  denied: 'fail',
  unknown: 'stop',
}

/** Engines to choose from; choosing is the only way to connect to one. */
export function CandidateList({ candidates }: { candidates: readonly EngineCandidate[] }) {
  const { t } = useTranslation()
  const choosing = useChoosing()
  return (
    <ul className={styles.list}>
      {candidates.map((candidate) => (
        <li key={`${candidate.kind} ${candidate.name} ${candidate.address}`} className={styles.item}>
          <div className={styles.words}>
            <span className={styles.name}>{candidate.name}</span>
            <span className={styles.kind}>{t(`engine.kind.${candidate.kind}`)}</span>
            <code className={styles.address}>{candidate.address}</code>
          </div>
          <StateBadge state={tones[candidate.found]} label={t(`engine.found.${candidate.found}`)} />
          {candidate.selected ? (
            <span className={styles.chosen}>{t('engine.choose.chosen')}</span>
          ) : (
            <Button
              size="small"
              pending={choosing}
              aria-label={t('engine.choose.useNamed', { name: candidate.name })}
              onClick={() => chooseEngine(choiceOf(candidate), candidate.name)}
            >
              {t('engine.choose.use')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function choiceOf(candidate: EngineCandidate): EngineChoice {
  return candidate.kind === 'context'
    ? { kind: 'context', name: candidate.name }
    : { kind: 'address', address: candidate.address }
}
