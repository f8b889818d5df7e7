import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import type { ReactNode, RefObject } from 'react'
import { classNames } from './class-names.ts'
import styles from './dialog.module.css'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  size?: 'small' | 'medium' | 'large'
  children?: ReactNode
  /** The docker command that does the same: in sight however far the content scrolls. */
  command?: ReactNode
  /** What is to be typed before the button of the footer can be pressed: in sight beside it. */
  confirmation?: ReactNode
  footer?: ReactNode
  /** It holds text alone and may be long: the keys scroll it. */
  reads?: boolean
  /** Where the focus goes first; the first control otherwise. */
  initialFocus?: RefObject<HTMLElement | null>
  /** Where the focus goes when what it came from goes with the answer; null for where it came from. */
  returnsTo?: () => HTMLElement | null
}

/** The heading of the page below, for a focus whose row was removed. */
export const pageHeading = (): HTMLElement | null => document.querySelector<HTMLElement>('main h1')

/** A modal question. Escape and a click beside it close it; the focus goes back where it came from. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  size = 'medium',
  reads = false,
  children,
  command,
  confirmation = null,
  footer,
  initialFocus,
  returnsTo,
}: DialogProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.backdrop} />
        <BaseDialog.Viewport className={styles.viewport}>
          <BaseDialog.Popup
            className={classNames(styles.popup, styles[size])}
            {...(initialFocus === undefined ? {} : { initialFocus })}
            {...(returnsTo === undefined ? {} : { finalFocus: returnsTo })}
          >
            <div className={styles.head}>
              <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
              {description !== undefined && (
                <BaseDialog.Description render={<div />} className={styles.description}>
                  {description}
                </BaseDialog.Description>
              )}
            </div>
            {children !== undefined && (
              <div className={styles.body} {...(reads ? { tabIndex: 0, role: 'group' } : {})}>
                {children}
              </div>
            )}
            {command !== undefined && <div className={styles.command}>{command}</div>}
            {confirmation !== null && <div className={styles.confirmation}>{confirmation}</div>}
            {footer !== undefined && <div className={styles.footer}>{footer}</div>}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}
