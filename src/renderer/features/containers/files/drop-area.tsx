import { Upload } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { droppedItems, type Picked } from '../../../store/dropped.ts'
import { said } from '../../../store/said.tsx'
import { toast } from '../../../ui/toast.tsx'
import { useFileDrop } from '../../../ui/use-file-drop.ts'
import { useKeptFocus } from '../../../ui/use-kept-focus.ts'
import { uploadLimits } from './upload-limits.ts'
import { visibleName } from './visible-name.ts'
import styles from './files.module.css'

/** A row that goes, or a folder that is left, leaves the focus to another name, else to the path. */
const namesOrPath = (): readonly string[] => ['[data-file-name][tabindex="0"]', 'form input']

/** Files and folders dropped anywhere here go into the folder that is shown. */
export function DropArea({
  enabled,
  path,
  onDrop,
  children,
}: {
  enabled: boolean
  path: string
  onDrop: (picked: Picked) => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  const area = useRef<HTMLDivElement>(null)
  useKeptFocus(area, namesOrPath)
  const { over, listeners } = useFileDrop((transfer) => {
    if (!enabled) return
    droppedItems(transfer, uploadLimits.most).then(onDrop, () =>
      toast({ kind: 'failure', passing: true, title: said((t) => t('files.dropUnreadable')) }),
    )
  })
  return (
    <div ref={area} className={styles.area} data-testid="drop-area" {...listeners}>
      {children}
      {over && (
        <div className={styles.drop} aria-hidden>
          <Upload />
          {enabled ? t('files.dropHere', { path: visibleName(path) }) : t('files.dropNot')}
        </div>
      )}
    </div>
  )
}
