import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { useEngine, useSettings } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { CandidateList } from './candidate-list.tsx'
import { chooseEngine, useChoiceFailure, useChoosing } from './choose-engine.ts'
import { useAnswer } from './use-answer.ts'
import styles from './engine-page.module.css'

/** Automatic, one that was found, or any address. */
export function EngineChooser() {
  const { t } = useTranslation()
  const choice = useSettings()?.engine
  const address = useEngine()?.endpoint?.address ?? null
  const failure = useChoiceFailure()
  const { answer } = useAnswer(() => api.system.engines(), `${address ?? ''} ${JSON.stringify(choice)}`)
  return (
    <section className={styles.card} aria-labelledby="choose-title">
      <h2 id="choose-title">{t('engine.section.choose')}</h2>
      <Automatic chosen={choice?.kind === 'automatic'} />
      {answer.status === 'ready' && <CandidateList candidates={answer.value} />}
      {answer.status === 'failed' && (
        <p className={styles.failure}>
          {t('engine.choose.listFailed', { reason: faultSentence(t, answer.fault) })}
        </p>
      )}
      <OtherAddress />
      {failure !== null && (
        <p className={styles.failure} role="alert">
          {t('engine.choose.failed', { reason: faultSentence(t, failure) })}
        </p>
      )}
    </section>
  )
}

function Automatic({ chosen }: { chosen: boolean }) {
  const { t } = useTranslation()
  const choosing = useChoosing()
  const name = t('engine.choose.automatic')
  return (
    <div className={styles.choice}>
      <div>
        <h3>{name}</h3>
        <p className={styles.hint}>{t('engine.choose.automaticHint')}</p>
      </div>
      {chosen ? (
        <span className={styles.chosen}>{t('engine.choose.chosen')}</span>
      ) : (
        <Button
          size="small"
          pending={choosing}
          aria-label={t('engine.choose.useNamed', { name })}
          onClick={() => chooseEngine({ kind: 'automatic' }, name)}
        >
          {t('engine.choose.use')}
        </Button>
      )}
    </div>
  )
}

function OtherAddress() {
  const { t } = useTranslation()
  const [address, setAddress] = useState('')
  const [tried, setTried] = useState(false)
  const choosing = useChoosing()
  const good = /^(unix|npipe|tcp|ssh):\/\/.+/.test(address.trim())
  const connect = () => {
    setTried(true)
    if (good) chooseEngine({ kind: 'address', address: address.trim() }, address.trim())
  }
  return (
    <form
      className={styles.address}
      onSubmit={(event) => {
        event.preventDefault()
        connect()
      }}
    >
      <TextField
        label={t('engine.choose.address')}
        value={address}
        onChange={setAddress}
        hint={t('engine.choose.addressHint')}
        error={tried && !good ? t('engine.choose.addressBad') : null}
        mono
      />
      <Button type="submit" pending={choosing}>
        {t('engine.choose.connect')}
      </Button>
    </form>
  )
}
