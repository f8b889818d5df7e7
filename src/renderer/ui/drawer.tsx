import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import styles from './drawer.module.css'

/** What has no room beside the page comes in from its edge. */
export function Drawer({
  open,
  onOpenChange,
  label,
  closeLabel,
  children,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  label: string
  closeLabel: string
  children: ReactNode
}) {
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.backdrop} />
        <BaseDialog.Popup className={styles.popup} aria-label={label}>
          <BaseDialog.Close
            render={<IconButton label={closeLabel} icon={<X aria-hidden />} className={styles.close ?? ''} />}
          />
          {children}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
