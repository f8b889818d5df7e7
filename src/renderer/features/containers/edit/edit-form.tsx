import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSpec } from '#shared/contract/create-input.ts'
import type { Dependent } from '#shared/contract/edits.ts'
import { useContainer, useContainers } from '../../../store/collections.ts'
import { forgetHandedEdit, useHandedEdit } from '../../../store/edit-handed.ts'
import { Button } from '../../../ui/button.tsx'
import { CreateContext } from '../create/create-context.ts'
import { CreateFields } from '../create/create-fields.tsx'
import { formOf } from '../create/form.ts'
import { inputOf } from '../create/form-input.ts'
import { ImageField } from '../create/image-field.tsx'
import { forgetForm, keepForm, keptForm } from '../create/kept-form.ts'
import { NameField } from '../create/name-field.tsx'
import { useCreateForm } from '../create/use-create-form.ts'
import { changeCount, changesBetween } from './edit-changes.ts'
import styles from './edit.module.css'
import { PlanView } from './plan-view.tsx'

function handedTo(name: string): Dependent | null {
  const { edit } = useHandedEdit.getState()
  return edit?.name === name ? edit : null
}

/** The settings as they are, to be changed; the plan stands in their place while it is looked at. */
export function EditForm({ name, spec }: { name: string; spec: ContainerSpec }) {
  const { t } = useTranslation()
  const beginning = `edit ${name}`
  const container = useContainer(name)
  const listed = useContainers().status === 'ready'
  const [initial] = useState(() => formOf(spec.input))
  const [handed] = useState(() => handedTo(name))
  useEffect(forgetHandedEdit, [])
  const [first] = useState(() =>
    handed ? formOf({ ...spec.input, ...handed.changes }) : (keptForm(beginning) ?? initial),
  )
  const { form, typed, input, context, check } = useCreateForm(first, container?.id ?? null)
  const [reviewing, setReviewing] = useState(handed !== null)
  const review = useRef<HTMLButtonElement>(null)
  useEffect(() => keepForm(beginning, typed), [beginning, typed])
  // Both have gone through the form, which says the same thing in one way only.
  const present = inputOf(initial)
  const asked = changesBetween(present, { ...input, name: input.name ?? present.name })
  const nothing = changeCount(asked) === 0
  // The form has one network, as docker run does.
  const networks = container?.networks ?? []
  const own = spec.input.network ?? (networks.includes('bridge') ? 'bridge' : networks[0])
  const further = networks.filter((network) => network !== own)
  const gone = listed && container === undefined
  return (
    <CreateContext value={context}>
      {reviewing && (
        <PlanView
          name={name}
          asked={asked}
          start={handed?.ran ?? null}
          onBack={() => {
            setReviewing(false)
            setTimeout(() => review.current?.focus())
          }}
          onDone={forgetForm}
        />
      )}
      <div className={styles.form} hidden={reviewing}>
        <p className={styles.subtitle}>{t('edit.subtitle')}</p>
        {further.length > 0 && (
          <p className={styles.subtitle}>{t('edit.further', { networks: further.join(', ') })}</p>
        )}
        <ImageField />
        <NameField hint={t('edit.nameHint')} />
        <CreateFields />
        <div className={styles.bar}>
          {/* Beside the button that it takes away, wherever the form is scrolled to. */}
          {gone && (
            <p className={styles.gone} role="alert">
              {t('edit.gone')}
            </p>
          )}
          <span role="status" className={styles.quiet}>
            {nothing && t('edit.nothing')}
          </span>
          <Button disabled={nothing} onClick={() => form.reset(initial)}>
            {t('edit.reset')}
          </Button>
          <Button
            ref={review}
            variant="primary"
            disabled={nothing || gone}
            onClick={() => {
              if (check()) setReviewing(true)
            }}
          >
            {t('edit.review')}
          </Button>
        </div>
      </div>
    </CreateContext>
  )
}
