import { Fragment } from 'react'
import { shellLine } from '#shared/docker-command/quote.ts'
import { CopyButton } from './copy-button.tsx'
import { useVeiledLine, VeilButton, type VeilLabels } from './veiled-line.tsx'
import styles from './command-line.module.css'

/** The command that does the same, as a person would type it, ready to copy. */
export function CommandLine({
  argv,
  label,
  copyLabel,
  copiedLabel,
  veil,
  missing = null,
}: {
  argv: readonly string[]
  label: string
  copyLabel: string
  copiedLabel: string
  /** Given, values of the environment are shown only when asked for; they are always copied. */
  veil?: VeilLabels
  /** What the line still lacks to be a command, in words: it is shown and not copied. */
  missing?: string | null
}) {
  const line = shellLine(argv)
  const veiled = useVeiledLine(argv)
  return (
    <>
      <div className={styles.line}>
        <code className={styles.code} aria-label={label}>
          <Words line={veil === undefined ? line : veiled.line} />
        </code>
        {veil !== undefined && <VeilButton veil={veiled} labels={veil} className={styles.copy ?? ''} />}
        {missing === null && (
          <CopyButton
            text={line}
            label={copyLabel}
            copiedLabel={copiedLabel}
            iconOnly
            className={styles.copy ?? ''}
          />
        )}
      </div>
      {missing !== null && <p className={styles.missing}>{missing}</p>}
    </>
  )
}

/** Lines end between words, never behind the dashes of an option. */
function Words({ line }: { line: string }) {
  return line.split(' ').map((word, place) => (
    <Fragment key={place}>
      {place > 0 && ' '}
      <span className={styles.word}>{word}</span>
    </Fragment>
  ))
}
