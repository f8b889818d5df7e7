import { FileCheck2, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/containers.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { useFormat } from '../../../store/intl.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Empty, Failed, Loading } from '../../../ui/page-state.tsx'
import { ChangeList } from './change-list.tsx'
import { useChanges } from './use-changes.ts'
import styles from './changes.module.css'

/** `docker diff` as a tree: what of the files is another than in the image. */
export function ChangesTab({ container }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { files, at, fault, loading, again } = useChanges(container.id)
  const refresh = (
    <Button size="small" icon={<RefreshCw aria-hidden />} pending={loading} onClick={again}>
      {t(loading ? 'changes.refreshing' : 'changes.refresh')}
    </Button>
  )
  return (
    <div className={styles.tab}>
      <div className={styles.head}>
        <p className={styles.quiet}>
          {t('changes.text')} {files !== null && t('changes.at', { time: format.time(at) })}
        </p>
        {refresh}
      </div>
      {files !== null && fault !== null && (
        <p role="alert" className={styles.stale}>
          {t('changes.stale')} {faultSentence(t, fault)}
        </p>
      )}
      {files === null && fault === null && (
        <Loading shape="text" label={t('changes.loading')} slowLabel={t('changes.loadingSlow')} />
      )}
      {files === null && fault !== null && (
        <Failed
          title={t('changes.failed')}
          sentence={faultSentence(t, fault)}
          engineWords={fault.message}
          copyLabel={t('common.copyEngineWords')}
          copiedLabel={t('common.copied')}
          action={<Button onClick={again}>{t('common.retry')}</Button>}
        />
      )}
      {files?.length === 0 && (
        <Empty icon={<FileCheck2 aria-hidden />} title={t('changes.emptyTitle')}>
          {t('changes.empty')}
        </Empty>
      )}
      {files !== null && files.length > 0 && <ChangeList files={files} label={t('changes.tree')} />}
      <CommandLine
        argv={command.changes({ id: container.name })}
        label={t('common.command')}
        copyLabel={t('common.copyCommand')}
        copiedLabel={t('common.copied')}
      />
    </div>
  )
}
