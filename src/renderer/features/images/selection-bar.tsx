import { FileArchive, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../../store/shortcuts.ts'
import { Button } from '../../ui/button.tsx'
import styles from './images-page.module.css'

/** What can be done with all chosen images at once; nothing while none is chosen. */
export function SelectionBar({
  count,
  onRemove,
  onSave,
  onClear,
}: {
  count: number
  onRemove: () => void
  onSave: () => void
  onClear: () => void
}) {
  const { t } = useTranslation()
  useShortcut('Escape', onClear, { when: count > 0 })
  if (count === 0) return null
  return (
    <div className={styles.selection}>
      <strong>{t('images.selected', { count })}</strong>
      <Button size="small" variant="danger" icon={<Trash2 aria-hidden />} onClick={onRemove}>
        {t('images.removeSelected')}
      </Button>
      <Button size="small" icon={<FileArchive aria-hidden />} onClick={onSave}>
        {t('tars.saveSelected', { count })}
      </Button>
      <Button size="small" variant="ghost" onClick={onClear}>
        {t('images.clearSelection')}
      </Button>
    </div>
  )
}
