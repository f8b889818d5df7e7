import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../ui/copy-button.tsx'
import { pastedLine } from './pasted-line.ts'
import styles from './no-engine.module.css'

/** A command of the system's shell, to read and to paste. */
export function ShellCommand({ words }: { words: readonly string[] }) {
  const { t } = useTranslation()
  const line = pastedLine(words)
  return (
    <div className={styles.command}>
      <code>{line}</code>
      <CopyButton
        text={line}
        label={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
        iconOnly
        className={styles.copy ?? ''}
      />
    </div>
  )
}
