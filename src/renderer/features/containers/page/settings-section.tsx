import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ContainerDetails } from '#shared/contract/containers.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import { type Format, useFormat } from '../../../store/intl.ts'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { Section } from './section.tsx'
import styles from './overview.module.css'

/** How it was made: what runs, as whom, within which limits. */
export function SettingsSection({ details }: { details: ContainerDetails }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section title={t('container.settings.title')}>
      <dl className={styles.facts}>
        <dt>{t('container.settings.id')}</dt>
        <dd className={styles.idLine}>
          <code className={styles.mono}>{details.id.slice(0, 12)}</code>
          <CopyButton
            text={details.id}
            label={t('container.settings.copyId')}
            copiedLabel={t('container.settings.copied')}
            iconOnly
          />
        </dd>
        {[...programFacts(t, details), ...limitFacts(t, format, details)].map(({ label, value, mono }) => (
          <div key={label} className={styles.fact}>
            <dt>{label}</dt>
            <dd className={mono ? styles.mono : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

interface LabelledFact {
  readonly label: string
  readonly value: string
  readonly mono: boolean
}

function programFacts(t: TFunction, details: ContainerDetails): readonly LabelledFact[] {
  const none = t('container.settings.none')
  const line = (argv: readonly string[]) => (argv.length === 0 ? none : shellLine(argv))
  return [
    { label: t('container.settings.entrypoint'), value: line(details.entrypoint), mono: true },
    { label: t('container.settings.command'), value: line(details.command), mono: true },
    {
      label: t('container.settings.workingDir'),
      value: details.workingDir === '' ? '/' : details.workingDir,
      mono: true,
    },
    {
      label: t('container.settings.user'),
      value: details.user === '' ? t('container.settings.root') : details.user,
      mono: false,
    },
    { label: t('container.settings.hostname'), value: details.hostname, mono: true },
  ]
}

function limitFacts(t: TFunction, format: Format, details: ContainerDetails): readonly LabelledFact[] {
  const unlimited = t('container.settings.unlimited')
  const facts: readonly (readonly [string, string])[] = [
    [t('container.settings.restart'), policyWords(t, details)],
    [t('container.settings.stop'), stopWords(t, details)],
    [
      t('container.settings.memory'),
      details.memoryLimit === 0 ? unlimited : format.memory(details.memoryLimit),
    ],
    [
      t('container.settings.cpus'),
      details.cpuLimit === 0 ? unlimited : t('container.settings.cpusValue', { count: details.cpuLimit }),
    ],
    [t('container.settings.logDriver'), details.logDriver],
    [t('container.settings.options'), optionWords(t, format, details)],
    [t('container.settings.created'), format.dateTime(details.createdAt)],
    [t('container.settings.pid'), details.pid === null ? '' : String(details.pid)],
  ]
  return facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value, mono: false }))
}

function policyWords(t: TFunction, { restartPolicy }: ContainerDetails): string {
  const policy = t(`container.settings.policy.${restartPolicy.name}`)
  if (restartPolicy.name !== 'on-failure' || restartPolicy.maximumRetries === 0) return policy
  return t('container.settings.retries', { policy, count: restartPolicy.maximumRetries })
}

function stopWords(t: TFunction, { stopSignal, stopTimeout }: ContainerDetails): string {
  if (stopTimeout < 0) return t('container.settings.stopEndless', { signal: stopSignal })
  return t('container.settings.stopValue', { signal: stopSignal, seconds: stopTimeout })
}

const options = ['tty', 'openStdin', 'autoRemove', 'privileged', 'readOnlyRoot'] as const

function optionWords(t: TFunction, format: Format, details: ContainerDetails): string {
  return format.list(
    options.filter((option) => details[option]).map((option) => t(`container.settings.option.${option}`)),
  )
}
