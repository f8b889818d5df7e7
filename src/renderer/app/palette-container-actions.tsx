import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { TFunction } from 'i18next'
import {
  ClipboardCopy,
  Eraser,
  CopyPlus,
  FolderOpen,
  GitCommitHorizontal,
  History,
  Hourglass,
  PackageOpen,
  Pencil,
  ScrollText,
  Settings2,
  SquareTerminal,
  Terminal,
  Trash2,
  Zap,
} from 'lucide-react'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { copyRun } from '../features/containers/actions/copy-run.ts'
import { exportTar } from '../features/containers/actions/export-tar.ts'
import { perform } from '../features/containers/actions/perform.ts'
import type { PlainMove } from '../features/containers/actions/perform.ts'
import { moveIcons } from '../features/containers/move-icons.tsx'
import { countByShow } from '../features/containers/model/filter.ts'
import { waitForExit } from '../features/containers/actions/wait-for-exit.ts'
import { canMove, movesOf } from '../features/containers/model/moves.ts'
import { useContainers } from '../store/collections.ts'
import type { PaletteEntry } from './palette-entry.ts'
import { navigate, paths } from '../store/route.ts'

type Question = 'commit' | 'save-point' | 'rename' | 'command' | 'kill' | 'remove'

/** Every move of every container, as the card has it. What asks first, asks on the container's page. */
export function useContainerActions(): readonly PaletteEntry[] {
  const { t } = useTranslation()
  const containers = useContainers()
  return useMemo(
    () =>
      containers.status === 'ready'
        ? [...cleaning(t, containers.items), ...containers.items.flatMap((item) => actionsOf(t, item))]
        : [],
    [t, containers],
  )
}

/** What removes many asks on the page of all containers. */
function cleaning(t: TFunction, containers: readonly ContainerSummary[]): readonly PaletteEntry[] {
  const entry = (scope: 'stopped' | 'all', label: string): PaletteEntry => ({
    id: `clean ${scope}`,
    label,
    group: t('palette.group.actions'),
    keywords: 'prune rm',
    icon: <Eraser aria-hidden />,
    onSelect: () => navigate(`/containers?clean=${scope}`),
  })
  if (containers.length === 0) return []
  return [
    // This one first: its words are in the other's name too.
    entry('all', t('palette.act.cleanAll')),
    ...(countByShow(containers).stopped > 0 ? [entry('stopped', t('palette.act.cleanStopped'))] : []),
  ]
}

function actionsOf(t: TFunction, container: ContainerSummary): readonly PaletteEntry[] {
  const { id, name } = container
  const group = t('palette.group.actions')
  const asking = (kind: Question, icon: ReactNode): PaletteEntry => ({
    id: `ask ${kind} ${id}`,
    label: t(kind === 'kill' ? 'palette.act.killWith' : `palette.act.${kind}`, { name }),
    group,
    icon,
    onSelect: () => navigate(`${paths.container(name)}?dialog=${kind}`),
  })
  const moves = movesOf(container.state).filter((move): move is PlainMove => move !== 'remove')
  return [
    ...moves.map((move) => ({
      id: `${move} ${id}`,
      label: t(`palette.act.${move}`, { name }),
      group,
      icon: moveIcons[move],
      onSelect: () => void perform(move, container),
    })),
    {
      id: `logs ${id}`,
      label: t('palette.act.logs', { name }),
      group,
      icon: <ScrollText aria-hidden />,
      onSelect: () => navigate(paths.container(name, 'logs')),
    },
    {
      id: `files ${id}`,
      label: t('palette.act.files', { name }),
      group,
      icon: <FolderOpen aria-hidden />,
      onSelect: () => navigate(paths.container(name, 'files')),
    },
    {
      id: `export ${id}`,
      label: t('palette.act.export', { name }),
      group,
      icon: <PackageOpen aria-hidden />,
      onSelect: () => void exportTar(container),
    },
    ...(canMove(container.state, 'stop')
      ? [
          {
            id: `wait ${id}`,
            label: t('palette.act.wait', { name }),
            group,
            icon: <Hourglass aria-hidden />,
            onSelect: () => void waitForExit(container),
          },
        ]
      : []),
    {
      id: `terminal ${id}`,
      label: t('palette.act.terminal', { name }),
      group,
      icon: <SquareTerminal aria-hidden />,
      onSelect: () => navigate(paths.container(name, 'terminal')),
    },
    {
      id: `duplicate ${id}`,
      label: t('palette.act.duplicate', { name }),
      group,
      icon: <CopyPlus aria-hidden />,
      onSelect: () => navigate(paths.create({ from: name })),
    },
    {
      id: `copy run ${id}`,
      label: t('palette.act.copyRun', { name }),
      group,
      icon: <Terminal aria-hidden />,
      onSelect: () => void copyRun(t, container),
    },
    {
      id: `edit ${id}`,
      label: t('palette.act.edit', { name }),
      group,
      icon: <Settings2 aria-hidden />,
      onSelect: () => navigate(paths.edit(name)),
    },
    asking('commit', <GitCommitHorizontal aria-hidden />),
    asking('save-point', <History aria-hidden />),
    asking('rename', <Pencil aria-hidden />),
    asking('command', <ClipboardCopy aria-hidden />),
    ...(canMove(container.state, 'kill') ? [asking('kill', <Zap aria-hidden />)] : []),
    ...(canMove(container.state, 'remove') ? [asking('remove', <Trash2 aria-hidden />)] : []),
  ]
}
