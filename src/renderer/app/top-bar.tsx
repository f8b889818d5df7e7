import { Menu as MenuIcon, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useHost } from '../store/collections.ts'
import { comboText } from '../store/shortcuts.ts'
import { IconButton } from '../ui/button.tsx'
import { ActivitySummary } from './activity-summary.tsx'
import { EngineBadge } from './engine-badge.tsx'
import styles from './top-bar.module.css'

/** The way to everything, the work under way, and the engine. */
export function TopBar({ onMenu, onPalette }: { onMenu: () => void; onPalette: () => void }) {
  const { t } = useTranslation()
  const platform = useHost()?.platform
  return (
    <header className={styles.bar}>
      <span className={styles.menu}>
        <IconButton label={t('frame.menu')} icon={<MenuIcon aria-hidden />} onClick={onMenu} />
      </span>
      <button type="button" className={styles.find} aria-haspopup="dialog" onClick={onPalette}>
        <Search aria-hidden />
        <span className={styles.findText}>{t('frame.findBox')}</span>
        <kbd aria-hidden>{comboText('mod+k', platform)}</kbd>
      </button>
      <ActivitySummary />
      <EngineBadge />
    </header>
  )
}
