import { CopyButton } from './copy-button.tsx'
import styles from './said-words.module.css'

/** What an engine or a registry said, untranslated, with a button that copies it. */
export function SaidWords({
  text,
  copyLabel,
  copiedLabel,
  title,
}: {
  text: string
  copyLabel: string
  copiedLabel: string
  /** Who said it, where that is not plain. */
  title?: string
}) {
  return (
    <div className={styles.said}>
      {title !== undefined && <span className={styles.title}>{title}</span>}
      <code>{text}</code>
      <CopyButton text={text} label={copyLabel} copiedLabel={copiedLabel} iconOnly />
    </div>
  )
}
