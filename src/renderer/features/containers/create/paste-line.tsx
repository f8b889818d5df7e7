import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CreateInput } from '#shared/contract/create-input.ts'
import type { Shell } from '#shared/docker-command/quote.ts'
import { type LeftOver, parseRunLine } from '#shared/run-line/parse.ts'
import { Button } from '../../../ui/button.tsx'
import { Select, TextField } from '../../../ui/field.tsx'
import styles from './create.module.css'

const shells = ['guess', 'posix', 'powershell', 'cmd'] as const

/** A `docker run` line from anywhere, taken apart into the form. */
export function PasteLine({ onRead }: { onRead: (input: CreateInput, left: readonly LeftOver[]) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [shell, setShell] = useState<Shell | 'guess'>('guess')
  return (
    <details className={styles.paste}>
      <summary>{t('create.line.title')}</summary>
      <TextField
        label={t('create.line.label')}
        mono
        multiline={3}
        placeholder="docker run -d --name web -p 8080:80 nginx"
        value={text}
        onChange={setText}
        hint={t('create.line.hint')}
      />
      <div className={styles.beside}>
        <Select
          label={t('create.line.shell')}
          value={shell}
          onChange={setShell}
          options={shells.map((value) => ({ value, label: t(`create.line.shells.${value}`) }))}
        />
        <Button
          disabled={text.trim() === ''}
          onClick={() => {
            const read = parseRunLine(text, ...(shell === 'guess' ? [] : [shell]))
            onRead(read.input, read.left)
          }}
        >
          {t('create.line.read')}
        </Button>
      </div>
    </details>
  )
}

/** What of the line did not go into the form, and why; nothing is dropped in silence. */
export function LeftOvers({ left }: { left: readonly LeftOver[] }) {
  const { t } = useTranslation()
  return (
    <section className={styles.left} role="status">
      <h2>{t(left.length === 0 ? 'create.line.all' : 'create.line.some')}</h2>
      {left.length > 0 && (
        <ul>
          {left.map(({ text, reason }, at) => (
            <li key={`${String(at)} ${text}`}>
              {text !== '' && <code>{text}</code>} {t(`create.line.reason.${reason}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
