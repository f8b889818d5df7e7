import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import styles from './create.module.css'
import { type EnvFile, readEnvFile } from './env-file.ts'

/** A whole .env file at once, in the grammar of `--env-file`; what is not taken stays, and is said. */
export function EnvPaste({ onRows }: { onRows: (rows: EnvFile['rows']) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [left, setLeft] = useState<readonly string[]>([])
  const { rows } = readEnvFile(text)
  return (
    <details className={styles.paste}>
      <summary>{t('create.env.paste')}</summary>
      <TextField
        label={t('create.env.file')}
        mono
        multiline={4}
        value={text}
        onChange={setText}
        hint={t('create.env.fileHint')}
        error={left.length === 0 ? null : t('create.env.left', { lines: left.join(', ') })}
      />
      <Button
        size="small"
        disabled={rows.length === 0}
        onClick={() => {
          const read = readEnvFile(text)
          onRows(read.rows)
          setLeft(read.left)
          setText(read.left.join('\n'))
        }}
      >
        {t('create.env.take', { count: rows.length })}
      </Button>
    </details>
  )
}
