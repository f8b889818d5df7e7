import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../store/intl.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './tars.module.css'

/** One file by the system's own dialog, or dropped. */
export function FilePick({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const input = useRef<HTMLInputElement>(null)
  return (
    <div
      className={styles.pick}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        event.stopPropagation()
        const [dropped] = event.dataTransfer.files
        if (dropped !== undefined) onFile(dropped)
      }}
    >
      <p role="status">
        {file === null ? t('tars.none') : t('tars.file', { name: file.name, size: format.bytes(file.size) })}
      </p>
      <input
        ref={input}
        type="file"
        hidden
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen !== undefined) onFile(chosen)
          event.target.value = ''
        }}
      />
      <Button onClick={() => input.current?.click()}>
        {t(file === null ? 'tars.choose' : 'tars.chooseOther')}
      </Button>
    </div>
  )
}
