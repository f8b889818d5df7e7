import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { usePending } from '../../store/actions.ts'
import { StateBadge } from '../../ui/state-badge.tsx'
import { containerKey } from './actions/container-key.ts'
import { badgeOf } from './model/badge.ts'
import { pendingWords, stateWords } from './words.ts'

/** The state of a container, or what is being done to it. */
export function ContainerBadge({ container }: { container: ContainerSummary }) {
  const { t } = useTranslation()
  const pending = pendingWords(t, usePending(containerKey(container.id)))
  if (pending !== null) return <StateBadge state="busy" label={pending} />
  return (
    <StateBadge
      state={badgeOf(container.state, container.exitCode, container.health === 'unhealthy')}
      label={stateWords(t, container)}
    />
  )
}
