import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { registryFrom } from '#shared/registry-name.ts'
import { navigate, paths } from '../../store/route.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './registries.module.css'

/** Into a registry that needs no account. */
export function BrowseField() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const registry = registryFrom(text)
  const go = () => {
    if (text.trim() === '' || registry === null) return
    navigate(registry === 'docker.io' ? '/search' : paths.registry(registry))
  }
  return (
    <section className={styles.section} aria-label={t('registries.browseTitle')}>
      <h2>{t('registries.browseTitle')}</h2>
      <TextField
        label={t('registries.login.registry')}
        mono
        placeholder="localhost:5000"
        value={text}
        onChange={setText}
        hint={t('registries.browseHint')}
        error={registry === null ? t('registries.login.badRegistry') : null}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) go()
        }}
      />
      <div>
        <Button disabled={text.trim() === '' || registry === null} onClick={go}>
          {t('registries.browse')}
        </Button>
      </div>
    </section>
  )
}
