import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnexpressedSetting } from '#shared/contract/create-input.ts'
import type { LeftOver } from '#shared/run-line/parse.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandSide } from './command-side.tsx'
import { CreateActions } from './create-actions.tsx'
import { CreateContext } from './create-context.ts'
import { CreateFields } from './create-fields.tsx'
import styles from './create.module.css'
import { type CreateForm, formOf } from './form.ts'
import { ImageField } from './image-field.tsx'
import { forgetForm, keepForm, keptForm } from './kept-form.ts'
import { NameField } from './name-field.tsx'
import { LeftOvers, PasteLine } from './paste-line.tsx'
import { Unexpressed } from './unexpressed.tsx'
import { useCreateForm } from './use-create-form.ts'

/** The form with the command beside it. What is typed is kept under `beginning` while the app is open. */
export function CreateFormBody({
  beginning,
  initial,
  unexpressed = [],
}: {
  beginning: string
  initial: CreateForm
  unexpressed?: readonly UnexpressedSetting[]
}) {
  const { t } = useTranslation()
  const [first] = useState(() => keptForm(beginning) ?? initial)
  const { form, typed, input, context, check } = useCreateForm(first)
  const [left, setLeft] = useState<readonly LeftOver[] | null>(null)
  useEffect(() => keepForm(beginning, typed), [beginning, typed])
  return (
    <CreateContext value={context}>
      <div className={styles.page}>
        <div className={styles.main}>
          <PasteLine
            onRead={(read, over) => {
              form.reset(formOf(read))
              setLeft(over)
            }}
          />
          {left !== null && <LeftOvers left={left} />}
          {unexpressed.length > 0 && <Unexpressed settings={unexpressed} />}
          <ImageField />
          <NameField hint={t('create.nameHint')} />
          <CreateFields />
        </div>
        <section className={styles.side} aria-label={t('create.side')}>
          <CommandSide input={input} />
          <CreateActions input={input} check={check} onDone={forgetForm} />
          <Button
            variant="ghost"
            onClick={() => {
              form.reset(formOf({ image: '' }))
              setLeft(null)
            }}
          >
            {t('create.clear')}
          </Button>
        </section>
      </div>
    </CreateContext>
  )
}
