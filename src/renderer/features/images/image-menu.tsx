import type { TFunction } from 'i18next'
import {
  CircleFadingArrowUp,
  Copy,
  Download,
  Play,
  SlidersHorizontal,
  SquareArrowOutUpRight,
  Tag,
  Trash2,
  Upload,
  FileArchive,
} from 'lucide-react'
import * as containerCommand from '#shared/docker-command/containers.ts'
import * as imageCommand from '#shared/docker-command/images.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import { openNewer } from '../../store/newer-request.ts'
import { openPull } from '../../store/pull-request.ts'
import { openPush } from '../../store/push-request.ts'
import { navigate, paths } from '../../store/route.ts'
import { startPull, runImage } from '../../store/work.ts'
import { copyText } from '../../ui/copy-button.tsx'
import type { MenuItem } from '../../ui/menu.tsx'
import type { ImageRow } from './image-rows.ts'
import { saveTar } from './tars/tar-actions.ts'

/** Everything that can be done with one row. */
export function imageMenu(
  t: TFunction,
  row: ImageRow,
  onTag: () => void,
  onRemove: () => void,
): readonly MenuItem[] {
  const image = row.reference
  return [
    {
      label: t('images.action.open'),
      icon: <SquareArrowOutUpRight aria-hidden />,
      onSelect: () => navigate(paths.image(image)),
    },
    {
      label: t('images.action.run'),
      icon: <Play aria-hidden />,
      onSelect: () => runImage(image),
    },
    {
      label: t('images.action.runOptions'),
      icon: <SlidersHorizontal aria-hidden />,
      onSelect: () => navigate(paths.create({ image })),
    },
    { kind: 'separator' },
    ...imageActions(t, row, onTag, onRemove),
  ]
}

/** What can be done besides opening and running it. An image without a name cannot be pulled. */
export function imageActions(
  t: TFunction,
  row: ImageRow,
  onTag: () => void,
  onRemove: () => void,
): readonly MenuItem[] {
  const image = row.reference
  const pullable = row.tag !== null
  return [
    { label: t('images.action.tag'), icon: <Tag aria-hidden />, onSelect: onTag },
    {
      label: t('images.action.pull'),
      icon: <Download aria-hidden />,
      disabled: !pullable,
      onSelect: () => void startPull(image),
    },
    {
      label: t('registries.pull.otherPlatform'),
      icon: <Download aria-hidden />,
      disabled: !pullable,
      onSelect: () => openPull(image),
    },
    {
      label: t('registries.newer.action'),
      icon: <CircleFadingArrowUp aria-hidden />,
      disabled: !pullable,
      onSelect: () => openNewer(image),
    },
    {
      label: t('images.action.push'),
      icon: <Upload aria-hidden />,
      disabled: !pullable,
      onSelect: () => openPush(image),
    },
    {
      label: t('images.action.copyRun'),
      icon: <Copy aria-hidden />,
      onSelect: () => void copyText(shellLine(containerCommand.run({ image }))),
    },
    {
      label: t('images.action.copyPull'),
      icon: <Copy aria-hidden />,
      disabled: !pullable,
      onSelect: () => void copyText(shellLine(imageCommand.pull({ reference: image }))),
    },
    {
      label: t('tars.save'),
      icon: <FileArchive aria-hidden />,
      onSelect: () => void saveTar([image]),
    },
    { kind: 'separator' },
    { label: t('images.action.remove'), icon: <Trash2 aria-hidden />, danger: true, onSelect: onRemove },
  ]
}
