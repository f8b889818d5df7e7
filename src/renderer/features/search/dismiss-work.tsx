import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Task } from '#shared/contract/tasks.ts'
import { dismissWork } from '../../store/work.ts'
import { IconButton } from '../../ui/button.tsx'

export function DismissWork({ task }: { task: Task }) {
  const { t } = useTranslation()
  return (
    <IconButton
      label={t('activity.dismissTask', { subject: task.subject })}
      icon={<X aria-hidden />}
      onClick={() => void dismissWork(task)}
    />
  )
}
