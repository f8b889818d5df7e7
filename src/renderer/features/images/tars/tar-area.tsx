import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { useFileDrop } from '../../../ui/use-file-drop.ts'
import { TarDialog } from './tar-dialog.tsx'
import styles from './tars.module.css'

/** A tar that is asked about: chosen by the person in the dialog, or dropped. */
export interface AskedTar {
  readonly kind: 'load' | 'import'
  readonly file: File | null
}

/** The page of images with its two buttons; a tar dropped anywhere on it is asked about and loaded. */
export function TarArea({
  asked,
  onAsk,
  children,
}: {
  asked: AskedTar | null
  onAsk: (asked: AskedTar | null) => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { over, listeners } = useFileDrop(({ files: [file = null] }) => onAsk({ kind: 'load', file }))
  return (
    <div className={styles.area} data-testid="tar-area" {...listeners}>
      <div className={styles.buttons} role="group" aria-label={t('tars.files')}>
        <Button size="small" onClick={() => onAsk({ kind: 'load', file: null })}>
          {t('tars.load.open')}
        </Button>
        <Button size="small" onClick={() => onAsk({ kind: 'import', file: null })}>
          {t('tars.import.open')}
        </Button>
      </div>
      {children}
      {over && (
        <div className={styles.drop} aria-hidden>
          {t('tars.drop')}
        </div>
      )}
      {asked !== null && <TarDialog kind={asked.kind} dropped={asked.file} onClose={() => onAsk(null)} />}
    </div>
  )
}
