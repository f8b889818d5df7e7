import { Dices } from 'lucide-react'
import { useController } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { told } from '../../../store/collections.ts'
import { IconButton } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { afterPress, useCreateContext, useErrorAt } from './create-context.ts'
import styles from './create.module.css'
import { madeUpName } from './made-up-name.ts'

/** A name, or one made up at a press; the hint says what none means. */
export function NameField({ hint }: { hint: string }) {
  const { t } = useTranslation()
  const { control } = useCreateContext()
  const errorAt = useErrorAt()
  const { field, fieldState } = useController({ control, name: 'name' })
  const roll = () => {
    const { containers } = told()
    const taken = containers.status === 'ready' ? containers.items.map(({ name }) => name) : []
    field.onChange(madeUpName(new Set(taken)))
  }
  return (
    <div className={styles.name}>
      <TextField
        label={t('create.field.name')}
        mono
        value={field.value}
        onChange={field.onChange}
        onBlur={afterPress(field.onBlur)}
        placeholder="calm_harbour"
        hint={hint}
        error={errorAt('name', fieldState.isTouched || field.value !== '')}
      />
      <div className={styles.remove}>
        <IconButton label={t('create.roll')} icon={<Dices aria-hidden />} onClick={roll} />
      </div>
    </div>
  )
}
