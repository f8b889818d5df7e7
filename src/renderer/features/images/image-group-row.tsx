import { ChevronDown, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../ui/field.tsx'
import type { ImageGroup } from './image-items.ts'
import styles from './image-table.module.css'

/** The heading of a group: it folds, and chooses all that is in it. */
export function ImageGroupRow({
  group,
  index,
  chosen,
  onChoose,
  onFold,
}: {
  group: ImageGroup
  index: number
  /** How many of its rows are chosen. */
  chosen: number
  onChoose: (on: boolean) => void
  onFold: () => void
}) {
  const { t } = useTranslation()
  const count = group.rows.length
  const title = useGroupTitle(group)
  return (
    // The first row is the header.
    <tr className={styles.group} aria-rowindex={index + 2}>
      <td className={styles.check}>
        <Checkbox
          hideLabel
          label={t('images.group.select', { title })}
          checked={chosen === count}
          mixed={chosen > 0 && chosen < count}
          onChange={onChoose}
        />
      </td>
      <th scope="rowgroup" colSpan={9}>
        <button type="button" className={styles.fold} aria-expanded={group.open} onClick={onFold}>
          {group.open ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
          <span className={styles.groupTitle}>{title}</span>
          <span className={styles.groupCount}>
            {t(group.byUse ? 'images.group.names' : 'images.group.tags', { count })}
          </span>
        </button>
      </th>
    </tr>
  )
}

function useGroupTitle({ title, byUse }: ImageGroup): string {
  const { t } = useTranslation()
  if (!byUse) return title
  switch (title) {
    case 'used':
      return t('images.group.used')
    case 'unused':
      return t('images.group.unused')
    case 'dangling':
      return t('images.group.dangling')
    default:
      return t('images.group.unknown')
  }
}
