import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../host/api.ts'
import { act } from '../../store/actions.ts'
import { useSettings } from '../../store/collections.ts'
import { Button } from '../../ui/button.tsx'
import styles from './search-page.module.css'

export function RecentSearches({ onChoose }: { onChoose: (text: string) => void }) {
  const { t } = useTranslation()
  const recent = useSettings()?.recentSearches ?? []
  if (recent.length === 0) return null
  const clear = () =>
    act({
      key: 'recent searches',
      verb: 'settings',
      subject: t('search.recent'),
      command: [],
      run: () => api.desktop.updateSettings({ recentSearches: [] }),
    })
  return (
    <section className={styles.recent} aria-label={t('search.recent')}>
      <History aria-hidden />
      <span className={styles.recentTitle}>{t('search.recent')}</span>
      {recent.map((text) => (
        <button key={text} type="button" className={styles.chip} onClick={() => onChoose(text)}>
          {text}
        </button>
      ))}
      <Button
        size="small"
        variant="ghost"
        aria-label={t('search.clearRecentLabel')}
        onClick={() => void clear()}
      >
        {t('search.clearRecent')}
      </Button>
    </section>
  )
}
