import type { Host } from '#shared/contract/desktop.ts'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import styles from './settings-page.module.css'

export function FileSection({ host }: { host: Host }) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-labelledby="file-title">
      <h2 id="file-title">{t('settings.file')}</h2>
      {host.settingsSetAside !== null && (
        <div className={styles.warning} role="note">
          <TriangleAlert aria-hidden />
          <div>
            <h3>{t('settings.setAsideTitle')}</h3>
            <p>{t('settings.setAside')}</p>
            <code>{host.settingsSetAside}</code>
          </div>
        </div>
      )}
      <div className={styles.path}>
        <code>{host.settingsPath}</code>
        <CopyButton text={host.settingsPath} label={t('common.copy')} copiedLabel={t('common.copied')} />
      </div>
      <p className={styles.hint}>{t('settings.fileHint')}</p>
    </section>
  )
}

export function SessionSection() {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-labelledby="session-title">
      <h2 id="session-title">{t('settings.session')}</h2>
      <p>{t('settings.sessionWords')}</p>
      <div>
        {/* The host answers by closing the connection, so there is nothing to wait for. */}
        <Button variant="danger" onClick={() => void api.desktop.endSession().catch(() => undefined)}>
          {t('settings.endSession')}
        </Button>
      </div>
    </section>
  )
}

export function AboutSection({ host }: { host: Host }) {
  const { t } = useTranslation()
  return (
    <section className={styles.section} aria-labelledby="about-title">
      <h2 id="about-title">{t('settings.about')}</h2>
      <p>{t('settings.version', { version: host.version })}</p>
      <p className={styles.hint}>{t('settings.privacy')}</p>
    </section>
  )
}
