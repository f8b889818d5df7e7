import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { useFileDrop } from '../../../ui/use-file-drop.ts'
import { TarDialog } from './tar-dialog.tsx'
import styles from './tars.module.css'

interface Asked {
  readonly kind: 'load' | 'import'
  readonly file: File | null
}

/** The page of images with its two buttons; a tar dropped anywhere on it is asked about and loaded. */
export function TarArea({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { over, listeners } = useFileDrop(({ files: [file = null] }) => setAsked({ kind: 'load', file }))
  return (
    <div className={styles.area} data-testid="tar-area" {...listeners}>
      <div className={styles.buttons} role="group" aria-label={t('tars.files')}>
        <Button size="small" onClick={() => setAsked({ kind: 'load', file: null })}>
          {t('tars.load.open')}
        </Button>
        <Button size="small" onClick={() => setAsked({ kind: 'import', file: null })}>
          {t('tars.import.open')}
        </Button>
      </div>
      {children}
      {over && (
        <div className={styles.drop} aria-hidden>
          {t('tars.drop')}
        </div>
      )}
      {asked !== null && <TarDialog kind={asked.kind} dropped={asked.file} onClose={() => setAsked(null)} />}
    </div>
  )
}
