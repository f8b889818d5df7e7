import { useController } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { familiarName, parseReference } from '#shared/image-reference.ts'
import { useImages } from '../../../store/collections.ts'
import { ReferenceField } from '../../../store/reference-field.tsx'
import { TagPicker } from '../../../store/tag-picker.tsx'
import { afterPress, useCreateContext, useErrorAt } from './create-context.ts'
import styles from './create.module.css'
import { tagsHere } from './tags-here.ts'

/** The image's whole reference, and beside it its tag to pick; the full form below. */
export function ImageField() {
  const { t } = useTranslation()
  const { control } = useCreateContext()
  const errorAt = useErrorAt()
  const images = useImages()
  const { field, fieldState } = useController({ control, name: 'image' })
  const parsed = parseReference(field.value.trim())
  const reference = parsed.ok && parsed.reference.kind === 'name' ? parsed.reference : null
  const name = reference === null ? null : familiarName(reference)
  return (
    <div className={styles.image}>
      <ReferenceField
        label={t('create.field.image')}
        value={field.value}
        onChange={field.onChange}
        onBlur={afterPress(field.onBlur)}
        placeholder="nginx:1.27"
        wanted="any"
        isTold={false}
        error={errorAt('image', fieldState.isTouched)}
      />
      {reference !== null && name !== null && (
        <div className={styles.tag}>
          <span aria-hidden className={styles.label}>
            {t('create.tag')}
          </span>
          <TagPicker
            name={name}
            value={reference.digest ?? reference.tag ?? ''}
            onChange={(tag) => field.onChange(withTag(name, tag))}
            here={images.status === 'ready' ? tagsHere(images.items, reference) : []}
            problem={null}
          />
        </div>
      )}
    </div>
  )
}

/** A tag or a digest joined to a name. */
function withTag(name: string, text: string): string {
  const tag = text.trim()
  if (tag === '') return name
  return tag.includes(':') || tag.startsWith('@') ? `${name}@${tag.replace(/^@/, '')}` : `${name}:${tag}`
}
