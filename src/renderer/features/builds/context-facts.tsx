import { RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ContextSummary } from '#shared/contract/builds.ts'
import { useFormat } from '../../store/intl.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/field.tsx'
import { useBuildState } from './build-state.ts'
import styles from './builds.module.css'

/** What a build would send, before it is sent: how much, which files weigh most, and what leaves files out. */
export function ContextFacts({
  summary,
  sent,
  onAgain,
}: {
  summary: ContextSummary
  sent: boolean
  onAgain: () => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { files, links, bytes, largest, ignoreFile } = summary
  return (
    <section className={styles.panel} aria-labelledby="build-context">
      <div className={styles.head}>
        <h2 id="build-context">{t('builds.context.title')}</h2>
        {!sent && (
          <Button size="small" icon={<RotateCw aria-hidden />} onClick={onAgain}>
            {t('builds.context.again')}
          </Button>
        )}
      </div>
      <p role="status">
        {t('builds.context.size', {
          count: files,
          number: format.number(files),
          bytes: format.bytes(bytes),
        })}
      </p>
      {summary.large && <LargeContext bytes={bytes} />}
      <p className={styles.quiet}>
        {ignoreFile === null
          ? t('builds.context.noIgnore')
          : t('builds.context.ignored', { name: ignoreFile })}
        {links > 0 && ` ${t('builds.context.links', { count: links })}`}
        {sent && ` ${t('builds.context.modes')}`}
      </p>
      {largest.length > 0 && (
        <details open={summary.large}>
          <summary>{t('builds.context.largest')}</summary>
          <ul className={styles.largest}>
            {largest.map((file) => (
              <li key={file.path}>
                <code>{file.path}</code>
                <span>{format.bytes(file.bytes)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function LargeContext({ bytes }: { bytes: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const agreed = useBuildState((state) => state.agreed)
  return (
    <div className={styles.warning}>
      <p>{t('builds.context.large')}</p>
      <Checkbox
        label={t('builds.context.agree', { bytes: format.bytes(bytes) })}
        checked={agreed}
        onChange={(next) => useBuildState.setState({ agreed: next })}
      />
    </div>
  )
}
