import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** An edited Dockerfile is not dropped unasked. */
export function LeaveQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const { t } = useTranslation()
  const stay = useRef<HTMLButtonElement>(null)
  return (
    <Dialog
      open
      onOpenChange={onStay}
      title={t('builds.leave.title')}
      description={t('builds.leave.text')}
      initialFocus={stay}
      footer={
        <>
          <Button ref={stay} onClick={onStay}>
            {t('builds.leave.stay')}
          </Button>
          <Button variant="danger" onClick={onLeave}>
            {t('builds.leave.drop')}
          </Button>
        </>
      }
    />
  )
}
