import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'

/** What a question says when its container went while it was open. */
export function GoneDialog({ names, onClose }: { names: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title={t('containers.goneMeanwhile.title', { count: names.length })}
      footer={<Button onClick={onClose}>{t('containers.goneMeanwhile.close')}</Button>}
    >
      <p role="status">
        {t('containers.goneMeanwhile.text', { count: names.length, names: names.join(', ') })}
      </p>
    </Dialog>
  )
}
