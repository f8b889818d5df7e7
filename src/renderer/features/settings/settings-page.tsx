import type { SettingsPatch } from '#shared/contract/desktop.ts'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { act, useFailure } from '../../store/actions.ts'
import { useHost, useSettings } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { Loading } from '../../ui/page-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { AboutSection, FileSection, SessionSection } from './settings-sections.tsx'
import styles from './settings-page.module.css'

export function SettingsPage() {
  const { t } = useTranslation()
  const settings = useSettings()
  const host = useHost()
  return (
    <Page title={t('settings.title')}>
      {settings === null ? (
        <Loading label={t('common.loading')} slowLabel={t('frame.startingSlow')} />
      ) : (
        <div className={styles.sections}>
          <Appearance language={settings.language} theme={settings.theme} />
          {host !== null && (
            <>
              <FileSection host={host} />
              {host.canEndSession && <SessionSection />}
              <AboutSection host={host} />
            </>
          )}
        </div>
      )}
    </Page>
  )
}

const key = 'settings'

function change(patch: SettingsPatch, subject: string): void {
  void act({ key, verb: 'settings', subject, command: [], run: () => api.desktop.updateSettings(patch) })
}

function Appearance({
  language,
  theme,
}: {
  language: 'system' | 'en' | 'ko'
  theme: 'system' | 'light' | 'dark'
}) {
  const { t } = useTranslation()
  const failure = useFailure(key)
  return (
    <section className={styles.section} aria-labelledby="appearance-title">
      <h2 id="appearance-title">{t('settings.appearance')}</h2>
      <div className={styles.row}>
        <span>{t('settings.language')}</span>
        <Segmented
          label={t('settings.language')}
          value={language}
          onChange={(value) => change({ language: value }, t('settings.language'))}
          options={[
            { value: 'system', label: t('settings.languageSystem') },
            { value: 'en', label: t('settings.english') },
            { value: 'ko', label: t('settings.korean') },
          ]}
        />
      </div>
      <div className={styles.row}>
        <span>{t('settings.theme')}</span>
        <Segmented
          label={t('settings.theme')}
          value={theme}
          onChange={(value) => change({ theme: value }, t('settings.theme'))}
          options={[
            { value: 'system', label: t('settings.themeSystem') },
            { value: 'light', label: t('settings.themeLight') },
            { value: 'dark', label: t('settings.themeDark') },
          ]}
        />
      </div>
      {failure !== null && (
        <p role="alert" className={styles.failure}>
          {t('settings.notSavedWhy', { reason: faultSentence(t, failure) })}
        </p>
      )}
    </section>
  )
}
