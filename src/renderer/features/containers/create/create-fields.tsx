import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useCreateContext } from './create-context.ts'
import styles from './create.module.css'
import { MountRows } from './mount-rows.tsx'
import { PairRows } from './pair-rows.tsx'
import { HealthOption, PlainField, RestartOption, TextOption, ToggleOption } from './plain-fields.tsx'
import { PortRows } from './port-rows.tsx'
import { countSet, fieldsIn, type SectionName, sections } from './sections.ts'
import { useNetworkNames } from './network-names.ts'

/** Every field but image and name: the usual ones first, the rest folded. Stands inside a `CreateContext`. */
export function CreateFields() {
  const { t } = useTranslation()
  return (
    <>
      <PortRows />
      <PairRows field="env" />
      <MountRows />
      <TextOption name="command" example="sh -c 'sleep 10'" />
      <RestartOption />
      <div className={styles.checks}>
        <ToggleOption name="interactive" />
        <ToggleOption name="tty" />
        <ToggleOption name="autoRemove" />
      </div>
      <h2 className={styles.moreTitle}>{t('create.sections')}</h2>
      <Section name="process" />
      <Section name="network" />
      <Section name="storage" />
      <Section name="life">
        <HealthOption />
      </Section>
      <Section name="limits" />
      <Section name="rights" />
      <Section name="more">
        <PairRows field="labels" />
      </Section>
    </>
  )
}

function Section({ name, children }: { name: SectionName; children?: ReactNode }) {
  const { t } = useTranslation()
  const { control, problems, tried } = useCreateContext()
  const form = useWatch({ control, compute: (values) => countSet(name, values) })
  const networks = useNetworkNames()
  const details = useRef<HTMLDetailsElement>(null)
  const troubled =
    tried && fieldsIn(name).some((field) => [...problems.keys()].some((at) => at.split('.')[0] === field))
  useEffect(() => {
    if (troubled && details.current !== null) details.current.open = true
  }, [troubled])
  return (
    <details ref={details} className={styles.section}>
      <summary>
        <span>{t(`create.section.${name}`)}</span>
        <span className={styles.count}>{form > 0 && t('create.set', { count: form })}</span>
      </summary>
      <div className={styles.fields}>
        {sections[name].map((field) =>
          field.name === 'network' ? (
            <TextOption key={field.name} {...field} suggestions={networks} />
          ) : (
            <PlainField key={field.name} field={field} />
          ),
        )}
        {children}
      </div>
    </details>
  )
}
