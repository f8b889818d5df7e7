import { useTranslation } from 'react-i18next'
import type { ContainerDetails } from '#shared/contract/containers.ts'
import { useFormat } from '../../../store/intl.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { endedWell, exitMeaning } from '../model/exit.ts'
import { exitWords } from '../words.ts'
import { Section } from './section.tsx'
import styles from './overview.module.css'

/** Why it does not run any more, in words that lead somewhere. */
export function EndSection({ details }: { details: ContainerDetails }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (details.state !== 'exited' && details.state !== 'dead' && details.error === '') return null
  const { exitCode, oomKilled, finishedAt } = details
  const meaning = exitCode === null ? null : exitMeaning(exitCode, oomKilled)
  const bad = details.error !== '' || oomKilled || (exitCode !== null && !endedWell(exitCode))
  return (
    <Section
      title={t('container.end.title')}
      {...(bad ? { tone: 'fail' as const } : {})}
      beside={
        <Button
          size="small"
          onClick={() => navigate(paths.container(details.name, 'logs'), { replace: true })}
        >
          {t('container.end.readLogs')}
        </Button>
      }
    >
      {meaning !== null && (
        <>
          <strong>{exitWords(t, meaning.code, oomKilled)}</strong>
          <p>{t(`container.end.explain.${meaning.kind}`, { signal: meaning.signal })}</p>
        </>
      )}
      {finishedAt !== null && (
        <p className={styles.quiet}>
          {t('container.end.at', { ago: format.ago(finishedAt), time: format.dateTime(finishedAt) })}
        </p>
      )}
      {details.error !== '' && (
        <>
          <p>{t('container.end.engineError')}</p>
          <code className={styles.output}>{details.error}</code>
        </>
      )}
    </Section>
  )
}
