import { Container } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import * as command from '#shared/docker-command/containers.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { CommandLine } from '../../../ui/command-line.tsx'
import { Empty } from '../../../ui/page-state.tsx'

const example = command.run({ image: 'nginx', name: 'web-1', ports: [{ hostPort: 8080, containerPort: 80 }] })

/** The engine has none: what a container is, and how to get the first. */
export function NoContainers() {
  const { t } = useTranslation()
  return (
    <Empty
      icon={<Container aria-hidden />}
      title={t('containers.empty.title')}
      action={
        <Button variant="primary" onClick={() => navigate(paths.newContainer)}>
          {t('containers.empty.action')}
        </Button>
      }
      command={
        <CommandLine
          argv={example}
          label={t('containers.commandLabel')}
          copyLabel={t('containers.copyCommand')}
          copiedLabel={t('containers.copied')}
        />
      }
    >
      {t('containers.empty.text')}
    </Empty>
  )
}
