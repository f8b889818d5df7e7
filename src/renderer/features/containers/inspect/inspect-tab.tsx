import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { inspectText } from '#shared/docker-command/containers.ts'
import { api } from '../../../host/api.ts'
import { Inspection } from '../../json/inspection.tsx'
import { useInspectText } from '../../json/use-inspect-text.ts'
import { containerFaultSentence } from '../model/container-fault.ts'

const ask = ({ id }: ContainerSummary, signal: AbortSignal) => api.containers.inspectText({ id }, { signal })

/** Everything the engine knows of a container. */
export function InspectTab({ container }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  return (
    <Inspection
      inspected={useInspectText(container, ask)}
      sentenceOf={(fault) => containerFaultSentence(t, fault)}
      argv={inspectText({ id: container.name })}
    />
  )
}
