import { Upload } from 'lucide-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeptFocus } from '../../../ui/use-kept-focus.ts'
import { droppedItems, type Picked } from './dropped.ts'
import { visibleName } from './visible-name.ts'
import styles from './files.module.css'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

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
  const [over, setOver] = useState(false)
  const area = useRef<HTMLDivElement>(null)
  useKeptFocus(area, namesOrPath)
  // Every child that is entered and left tells of itself.
  const depth = useRef(0)
  const enter = (event: DragEvent, by: number) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }
  const drop = (event: DragEvent) => {
    if (!holdsFiles(event)) return
    event.preventDefault()
    depth.current = 0
    setOver(false)
    if (enabled) void droppedItems(event.dataTransfer).then(onDrop)
  }
  return (
    <div
      ref={area}
      className={styles.area}
      data-testid="drop-area"
      onDragEnter={(event) => enter(event, 1)}
      onDragLeave={(event) => enter(event, -1)}
      onDragOver={(event) => holdsFiles(event) && event.preventDefault()}
      onDrop={drop}
    >
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
