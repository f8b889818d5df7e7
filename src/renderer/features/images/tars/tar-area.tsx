import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { TarDialog } from './tar-dialog.tsx'
import styles from './tars.module.css'

interface Asked {
  readonly kind: 'load' | 'import'
  readonly file: File | null
}

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

/** The page of images with its two buttons; a tar dropped anywhere on it is asked about and loaded. */
export function TarArea({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [over, setOver] = useState(false)
  // Every child that is entered and left tells of itself.
  const depth = useRef(0)
  const enter = (event: DragEvent, by: number) => {
    if (!holdsFiles(event)) return
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }
  const drop = (event: DragEvent) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    depth.current = 0
    setOver(false)
    const [file = null] = event.dataTransfer.files
    setAsked({ kind: 'load', file })
  }
  return (
    <div
      className={styles.area}
      data-testid="tar-area"
      onDragEnter={(event) => enter(event, 1)}
      onDragLeave={(event) => enter(event, -1)}
      onDragOver={(event) => holdsFiles(event) && event.preventDefault()}
      onDrop={drop}
    >
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
