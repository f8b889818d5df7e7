import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { navigate, paths } from '../../../store/route.ts'
import { Button } from '../../../ui/button.tsx'
import { performOnAll } from '../actions/perform.ts'
import type { Group } from '../model/arrangement.ts'
import { canMove } from '../model/moves.ts'
import styles from './group-title.module.css'

/** The name of a group; a compose project is stopped and started as one. */
export function GroupTitle({
  group,
  present,
}: {
  group: Group
  present: ReadonlyMap<string, ContainerSummary>
}) {
  const { t } = useTranslation()
  const count = group.ids.length
  const members = group.ids.flatMap((id) => present.get(id) ?? [])
  const title = group.kind === 'project' ? group.project : t(`containers.group.${group.kind}`)
  return (
    <div className={styles.title}>
      <h2 className={styles.name}>{title}</h2>
      <span className={styles.count}>
        {t(group.kind === 'project' ? 'containers.group.project' : 'containers.group.count', { count })}
      </span>
      {group.kind === 'project' && <ProjectActions project={group.project} members={members} />}
      {group.kind === 'project' && members.length > 0 && (
        <Button
          size="small"
          aria-label={t('containers.group.logsNamed', { name: group.project })}
          onClick={() => navigate(paths.logs(members.map(({ name }) => name)))}
        >
          {t('containers.group.logs')}
        </Button>
      )}
    </div>
  )
}

function ProjectActions({ project, members }: { project: string; members: readonly ContainerSummary[] }) {
  const { t } = useTranslation()
  const moves = [
    { move: 'stop', containers: members.filter((container) => canMove(container.state, 'stop')) },
    { move: 'start', containers: members.filter((container) => canMove(container.state, 'start')) },
  ] as const
  return moves.map(({ move, containers }) =>
    containers.length === 0 ? null : (
      <Button
        key={move}
        size="small"
        aria-label={t(`containers.group.${move}Named`, { name: project })}
        onClick={() => void performOnAll(move, containers)}
      >
        {t(`containers.group.${move}`)}
      </Button>
    ),
  )
}
