import { shellLine } from '#shared/docker-command/quote.ts'
import { CopyButton } from './copy-button.tsx'
import styles from './command-line.module.css'

/** The command that does the same, as a person would type it, ready to copy. */
export function CommandLine({
  argv,
  label,
  copyLabel,
  copiedLabel,
}: {
  argv: readonly string[]
  label: string
  copyLabel: string
  copiedLabel: string
}) {
  const line = shellLine(argv)
  return (
    <div className={styles.line}>
      <code className={styles.code} aria-label={label}>
        {line}
      </code>
      <CopyButton
        text={line}
        label={copyLabel}
        copiedLabel={copiedLabel}
        iconOnly
        className={styles.copy ?? ''}
      />
    </div>
  )
}
