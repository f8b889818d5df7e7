import type { Host } from '#shared/contract/desktop.ts'
import type { Diagnosis } from '#shared/contract/system.ts'
import { ShieldAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ShellCommand } from './shell-command.tsx'
import { remediesFor } from './remedies.ts'
import styles from './no-engine.module.css'

/** What a person can do, step by step, with the commands to copy. */
export function Steps({
  diagnosis,
  platform,
  address,
}: {
  diagnosis: Diagnosis
  platform: Host['platform'] | null
  address: string | null
}) {
  const { t } = useTranslation()
  return (
    <ol className={styles.steps}>
      {remediesFor(diagnosis, platform, address).map((remedy) => (
        <li key={remedy.step} className={styles.step}>
          <p>{t(`engine.step.${remedy.step}`)}</p>
          {remedy.commands.map((words) => (
            <ShellCommand key={words.join(' ')} words={words} />
          ))}
          {remedy.warnsOfRoot === true && (
            <p className={styles.warning}>
              <ShieldAlert aria-hidden />
              {t('engine.step.groupWarning')}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
