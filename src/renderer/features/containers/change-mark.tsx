import { useTranslation } from 'react-i18next'
import { type ChangeKind, changeLetters } from './model/change-tree.ts'
import styles from './change-mark.module.css'

/** What became of a file since the image: by letter and colour, and by word for those who listen. */
export function ChangeMark({ kind }: { kind: ChangeKind }) {
  const { t } = useTranslation()
  return (
    <span className={styles.mark} data-kind={kind} title={t(`changes.kind.${kind}`)}>
      <span aria-hidden>{changeLetters[kind]}</span>
      <span className="visually-hidden">{t(`changes.kind.${kind}`)}</span>
    </span>
  )
}
