import {
  CircleFadingArrowUp,
  ClipboardCopy,
  Copy,
  CopyPlus,
  Hourglass,
  GitCommitHorizontal,
  History,
  IdCard,
  PackageOpen,
  Pencil,
  Pin,
  PinOff,
  RotateCw,
  ScrollText,
  Settings2,
  SquareTerminal,
  Terminal,
  Trash2,
  Zap,
} from 'lucide-react'
import type { TFunction } from 'i18next'
import { parseReference } from '#shared/image-reference.ts'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import { openNewer } from '../../../store/newer-request.ts'
import { navigate, paths } from '../../../store/route.ts'
import { copyText } from '../../../ui/copy-button.tsx'
import type { MenuItem } from '../../../ui/menu.tsx'
import { canMove } from '../model/moves.ts'
import { restart } from './act-on-container.ts'
import { copyRun } from './copy-run.ts'
import { beginRename, openDialog } from './dialogs.ts'
import { waitForExit } from './wait-for-exit.ts'
import { exportTar } from './export-tar.ts'
import { setPinned } from './settings.ts'

const separator: MenuItem = { kind: 'separator' }

/** The menu of a container, the same behind its button and its context menu. */
export function menuItems(
  t: TFunction,
  container: ContainerSummary,
  pinned: readonly string[],
): readonly MenuItem[] {
  const isPinned = pinned.includes(container.name)
  return [
    {
      label: t('containers.action.logs'),
      icon: <ScrollText aria-hidden />,
      onSelect: () => navigate(paths.container(container.name, 'logs')),
    },
    {
      label: t('containers.action.terminal'),
      icon: <SquareTerminal aria-hidden />,
      onSelect: () => navigate(paths.container(container.name, 'terminal')),
    },
    {
      label: t('registries.newer.action'),
      icon: <CircleFadingArrowUp aria-hidden />,
      disabled: !hasTag(container.image),
      onSelect: () => openNewer(container.image),
    },
    {
      label: t('containers.action.commit'),
      icon: <GitCommitHorizontal aria-hidden />,
      onSelect: () => openDialog({ kind: 'commit', id: container.id }),
    },
    {
      label: t('containers.action.savePoint'),
      icon: <History aria-hidden />,
      onSelect: () => openDialog({ kind: 'save-point', id: container.id }),
    },
    {
      label: t('containers.action.export'),
      icon: <PackageOpen aria-hidden />,
      onSelect: () => void exportTar(container),
    },
    {
      label: t('containers.action.duplicate'),
      icon: <CopyPlus aria-hidden />,
      onSelect: () => navigate(paths.create({ from: container.name })),
    },
    {
      label: t('edit.action'),
      icon: <Settings2 aria-hidden />,
      shortcut: 'F4',
      onSelect: () => navigate(paths.edit(container.name)),
    },
    {
      label: t('containers.action.rename'),
      icon: <Pencil aria-hidden />,
      shortcut: 'F2',
      onSelect: () => beginRename(container.id),
    },
    {
      label: t(isPinned ? 'containers.action.unpin' : 'containers.action.pin'),
      icon: isPinned ? <PinOff aria-hidden /> : <Pin aria-hidden />,
      onSelect: () => setPinned(container.name, !isPinned),
    },
    separator,
    ...copyItems(t, container),
    separator,
    ...endItems(t, container),
  ]
}

function copyItems(t: TFunction, container: ContainerSummary): readonly MenuItem[] {
  return [
    {
      label: t('containers.action.copyName'),
      icon: <Copy aria-hidden />,
      onSelect: () => void copyText(container.name),
    },
    {
      label: t('containers.action.copyId'),
      icon: <IdCard aria-hidden />,
      onSelect: () => void copyText(container.id),
    },
    {
      label: t('containers.action.copyRun'),
      icon: <Terminal aria-hidden />,
      onSelect: () => void copyRun(t, container),
    },
    {
      label: t('containers.action.command'),
      icon: <ClipboardCopy aria-hidden />,
      onSelect: () => openDialog({ kind: 'command', id: container.id }),
    },
  ]
}

function endItems(t: TFunction, container: ContainerSummary): readonly MenuItem[] {
  return [
    {
      label: t('containers.action.restart'),
      icon: <RotateCw aria-hidden />,
      disabled: !canMove(container.state, 'restart'),
      onSelect: () => void restart(container),
    },
    {
      label: t('containers.action.killWith'),
      icon: <Zap aria-hidden />,
      disabled: !canMove(container.state, 'kill'),
      onSelect: () => openDialog({ kind: 'kill', id: container.id }),
    },
    {
      label: t('containers.action.wait'),
      icon: <Hourglass aria-hidden />,
      disabled: !canMove(container.state, 'stop'),
      onSelect: () => void waitForExit(container),
    },
    {
      label: t('containers.action.remove'),
      icon: <Trash2 aria-hidden />,
      danger: true,
      shortcut: 'Delete',
      disabled: !canMove(container.state, 'remove'),
      onSelect: () => openDialog({ kind: 'remove', ids: [container.id] }),
    },
  ]
}

/** Made of an id or a digest, there is no tag that could mean another image by now. */
function hasTag(image: string): boolean {
  const parsed = parseReference(image)
  return parsed.ok && parsed.reference.kind === 'name' && parsed.reference.digest === null
}
