import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { inspectText } from '#shared/docker-command/containers.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Failed, Loading } from '../../../ui/page-state.tsx'
import { containerFaultSentence } from '../model/container-fault.ts'
import { jsonNodes } from './json-nodes.ts'
import { JsonView } from './json-view.tsx'
import { useInspectText } from './use-inspect-text.ts'
import styles from './inspect-tab.module.css'

/** Everything the engine knows of a container: as groups to read, and as the JSON of `docker inspect`. */
export function InspectTab({ container }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  const { text, fault, again } = useInspectText(container)
  const nodes = useMemo(() => (text === null ? null : jsonNodes(text)), [text])
  if (fault !== null && text === null)
    return (
      <Failed
        title={t('inspect.failed')}
        sentence={containerFaultSentence(t, fault)}
        engineWords={fault.message}
        copyLabel={t('common.copyEngineWords')}
        copiedLabel={t('common.copied')}
        action={<Button onClick={again}>{t('inspect.again')}</Button>}
      />
    )
  if (text === null) return <Loading label={t('inspect.loading')} slowLabel={t('inspect.loadingSlow')} />
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
          {t('inspect.old')} {faultSentence(t, fault)}
        </p>
      )}
      <JsonView
        nodes={nodes}
        command={
          <CommandLine
            argv={inspectText({ id: container.name })}
            label={t('common.command')}
            copyLabel={t('common.copyCommand')}
            copiedLabel={t('common.copied')}
          />
        }
      />
    </div>
  )
}
