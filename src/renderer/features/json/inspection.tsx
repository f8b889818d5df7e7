import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '#shared/faults.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Failed, Loading } from '../../ui/page-state.tsx'
import { jsonNodes } from './json-nodes.ts'
import { JsonView } from './json-view.tsx'
import type { InspectText } from './use-inspect-text.ts'
import styles from './inspection.module.css'

/** Everything the engine knows of an object: as groups to read, and as the JSON of `docker inspect`. */
export function Inspection({
  inspected: { text, fault, again },
  sentenceOf,
  argv,
}: {
  inspected: InspectText
  sentenceOf: (fault: Fault) => string
  argv: readonly string[]
}) {
  const { t } = useTranslation()
  const nodes = useMemo(() => (text === null ? null : jsonNodes(text)), [text])
  if (fault !== null && text === null)
    return (
      <Failed
        title={t('inspect.failed')}
        sentence={sentenceOf(fault)}
        engineWords={fault.message}
        copyLabel={t('common.copyEngineWords')}
        copiedLabel={t('common.copied')}
        action={<Button onClick={again}>{t('inspect.again')}</Button>}
      />
    )
  if (text === null)
    return <Loading shape="text" label={t('inspect.loading')} slowLabel={t('inspect.loadingSlow')} />
  if (nodes === null)
    return (
      <Failed
        title={t('inspect.failed')}
        sentence={t('inspect.notJson')}
        copyLabel={t('common.copyEngineWords')}
        action={<Button onClick={again}>{t('inspect.again')}</Button>}
      />
    )
  return (
    <div className={styles.tab}>
      {fault !== null && (
        <p className={styles.old} role="status">
          {t('inspect.old')} {sentenceOf(fault)}
        </p>
      )}
      <JsonView
        nodes={nodes}
        command={
          <CommandLine
            argv={argv}
            label={t('common.command')}
            copyLabel={t('common.copyCommand')}
            copiedLabel={t('common.copied')}
          />
        }
      />
    </div>
  )
}
