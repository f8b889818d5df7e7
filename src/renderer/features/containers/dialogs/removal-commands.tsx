import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import * as command from '#shared/docker-command/containers.ts'
import { together } from '#shared/docker-command/together.ts'
import { CommandLine } from '../../../ui/command-line.tsx'
import type { RemoveOptions } from '../actions/act-on-container.ts'

/** One line for all that are removed alike: `docker rm` takes many names. */
export function RemovalCommands({
  containers,
  optionsFor,
}: {
  containers: readonly ContainerSummary[]
  optionsFor: (container: ContainerSummary) => RemoveOptions
}) {
  const { t } = useTranslation()
  const lines = together(
    containers.map((container) => command.remove({ id: container.name, ...optionsFor(container) })),
  )
  return (
    <>
      {lines.map((argv) => (
        <CommandLine
          key={argv.join(' ')}
          argv={argv}
          label={t('containers.commandLabel')}
          copyLabel={t('containers.copyCommand')}
          copiedLabel={t('containers.copied')}
        />
      ))}
    </>
  )
}
