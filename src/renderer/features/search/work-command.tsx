import { useTranslation } from 'react-i18next'
import type { Task } from '#shared/contract/tasks.ts'
import { CommandLine } from '../../ui/command-line.tsx'

/** The docker command of a pull or a run. */
export function WorkCommand({ task }: { task: Task }) {
  const { t } = useTranslation()
  return (
    <CommandLine
      argv={task.command}
      label={t('common.command')}
      copyLabel={t('common.copyCommand')}
      copiedLabel={t('common.copied')}
      veil={{ show: t('common.showValues'), hide: t('common.hideValues') }}
    />
  )
}
