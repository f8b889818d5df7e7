import { Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, IconButton } from '../../../ui/button.tsx'
import styles from './create.module.css'

/** A group of rows: its name, the rows, and the button for one more. */
export function RowGroup({
  title,
  hint,
  add,
  onAdd,
  after,
  children,
}: {
  title: string
  hint?: string
  add: string
  onAdd: () => void
  after?: ReactNode
  children: ReactNode
}) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {children}
      {hint !== undefined && <p className={styles.quiet}>{hint}</p>}
      <div className={styles.checks}>
        <Button size="small" icon={<Plus aria-hidden />} onClick={onAdd}>
          {add}
        </Button>
        {after}
      </div>
    </fieldset>
  )
}

export function RemoveRow({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <div className={styles.remove}>
      <IconButton label={label} icon={<X aria-hidden />} onClick={onRemove} />
    </div>
  )
}
