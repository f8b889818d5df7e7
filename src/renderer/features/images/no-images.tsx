import { Layers } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import * as imageCommand from '#shared/docker-command/images.ts'
import { navigate, paths } from '../../store/route.ts'
import { Button } from '../../ui/button.tsx'
import { CommandLine } from '../../ui/command-line.tsx'
import { Empty } from '../../ui/page-state.tsx'

/** What an engine without an image is told. */
export function NoImages() {
  const { t } = useTranslation()
  return (
    <Empty
      icon={<Layers aria-hidden />}
      title={t('images.emptyTitle')}
      action={<Button onClick={() => navigate(paths.newContainer)}>{t('images.newContainer')}</Button>}
      command={
        <CommandLine
          argv={imageCommand.pull({ reference: 'nginx' })}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
        />
      }
    >
      {t('images.empty')}
    </Empty>
  )
}
