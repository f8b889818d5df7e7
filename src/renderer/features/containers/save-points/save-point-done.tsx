import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import styles from './save-points.module.css'

/** The save point is there, and where it is to be found. */
export function SavePointDone({
  container,
  name,
  onClose,
}: {
  container: ContainerSummary
  name: string
  onClose: () => void
}) {
  const { t } = useTranslation()
  const close = useRef<HTMLButtonElement>(null)
  const show = () => {
    onClose()
    navigate(paths.container(container.name, 'save-points'), { replace: true })
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="small"
      title={t('savePoints.create.title', { name: container.name })}
      initialFocus={close}
      footer={
        <>
          <Button onClick={show}>{t('savePoints.create.show')}</Button>
          <Button ref={close} variant="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <p role="status" className={styles.done}>
        {t('savePoints.create.done', { name })}
      </p>
    </Dialog>
  )
}
