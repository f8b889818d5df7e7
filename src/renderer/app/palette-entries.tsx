import { cleanScopes } from '#shared/clean-scopes.ts'
import type { SettingsPatch } from '#shared/contract/desktop.ts'
import {
  Box,
  CircleFadingArrowUp,
  Download,
  Eraser,
  Hammer,
  HardDrive,
  Keyboard,
  KeyRound,
  Languages,
  Layers,
  Play,
  RefreshCw,
  Search,
  SunMoon,
  Tag,
  Trash2,
  Upload,
} from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../host/api.ts'
import { useContainers, useHost, useImages } from '../store/collections.ts'
import type { PaletteEntry } from './palette-entry.ts'
import { openLogin } from '../store/login-request.ts'
import { openNewer } from '../store/newer-request.ts'
import { openPull } from '../store/pull-request.ts'
import { openPush } from '../store/push-request.ts'
import { navigate, paths } from '../store/route.ts'
import { saveSettings } from '../store/settings.ts'
import { openTag } from '../store/tag-request.ts'
import { runImage } from '../store/work.ts'
import { comboText } from '../store/shortcuts.ts'
import { useContainerActions } from './palette-container-actions.tsx'
import { sections } from './sections.tsx'

/** What the frame itself knows: sections, containers and images to open, language, theme, the shortcut list. */
export function useFrameEntries(query: string, onShortcuts: () => void): readonly PaletteEntry[] {
  const go = useSectionEntries()
  const objects = useObjectEntries()
  const settings = useSettingEntries(onShortcuts)
  const actions = useContainerActions()
  const pushes = useTagEntries()
  const disk = useDiskEntries()
  const search = useSearchEntry(query)
  return useMemo(
    // Before anything is typed, an action on each of many containers would hide the rest.
    () =>
      query === ''
        ? [...go, ...objects, ...settings]
        : [...go, ...objects, ...actions, ...disk, ...pushes, ...settings, ...search],
    [query, go, objects, actions, disk, pushes, settings, search],
  )
}

function useSectionEntries(): readonly PaletteEntry[] {
  const { t } = useTranslation()
  const platform = useHost()?.platform
  return useMemo(
    () => [
      ...sections.map(({ key, path, icon }, index) => ({
        id: `go ${key}`,
        label: t(`frame.${key}`),
        group: t('palette.group.go'),
        keywords: key,
        icon,
        shortcut: comboText(`mod+${String(index + 1)}`, platform),
        onSelect: () => navigate(path),
      })),
      {
        id: 'go build',
        label: t('images.buildImage'),
        group: t('palette.group.go'),
        keywords: 'build dockerfile 빌드',
        icon: <Hammer aria-hidden />,
        onSelect: () => navigate(paths.build),
      },
    ],
    [t, platform],
  )
}

/** What takes the room, and every clean-up by its name. */
function useDiskEntries(): readonly PaletteEntry[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      {
        id: 'disk',
        label: t('disk.title'),
        group: t('palette.group.go'),
        keywords: 'disk usage df 디스크',
        icon: <HardDrive aria-hidden />,
        onSelect: () => navigate(paths.disk()),
      },
      ...cleanScopes.map((scope) => ({
        id: `clean ${scope}`,
        label: t(`disk.scope.${scope}.action`),
        group: t('palette.group.actions'),
        keywords: `prune clean 정리 ${scope}`,
        icon: <Eraser aria-hidden />,
        onSelect: () => navigate(paths.disk(scope)),
      })),
    ],
    [t],
  )
}

function useObjectEntries(): readonly PaletteEntry[] {
  const { t } = useTranslation()
  const containers = useContainers()
  const images = useImages()
  return useMemo(() => {
    const ofContainers = (containers.status === 'ready' ? containers.items : []).map((container) => ({
      id: `container ${container.id}`,
      label: t('palette.openContainer', { name: container.name }),
      group: t('palette.group.containers'),
      keywords: `${container.image} ${container.name}`,
      icon: <Box aria-hidden />,
      onSelect: () => navigate(paths.container(container.name)),
    }))
    const ofImages = (images.status === 'ready' ? images.items : []).flatMap((image) =>
      image.references.map((name) => ({
        id: `image ${name}`,
        label: t('palette.openImage', { name }),
        group: t('palette.group.images'),
        keywords: name,
        icon: <Layers aria-hidden />,
        onSelect: () => navigate(paths.image(image.id)),
      })),
    )
    return [...ofContainers, ...ofImages]
  }, [t, containers, images])
}

/** What can be done with each name of an image. */
function useTagEntries(): readonly PaletteEntry[] {
  const { t } = useTranslation()
  const images = useImages()
  return useMemo(
    () =>
      (images.status === 'ready' ? images.items : []).flatMap((image) =>
        image.references.flatMap((name) => [
          {
            id: `run ${name}`,
            label: t('palette.runImage', { name }),
            group: t('palette.group.actions'),
            keywords: `run 실행 ${name}`,
            icon: <Play aria-hidden />,
            onSelect: () => runImage(name),
          },
          {
            id: `tag ${name}`,
            label: t('palette.tagImage', { name }),
            group: t('palette.group.actions'),
            keywords: `tag 태그 ${name}`,
            icon: <Tag aria-hidden />,
            onSelect: () => openTag({ id: image.id, reference: name }),
          },
          {
            id: `remove ${name}`,
            label: t('palette.removeImage', { name }),
            group: t('palette.group.actions'),
            keywords: `rmi remove 삭제 ${name}`,
            icon: <Trash2 aria-hidden />,
            onSelect: () => navigate(`${paths.image(name)}?dialog=remove`),
          },
          {
            id: `push ${name}`,
            label: t('palette.pushImage', { name }),
            group: t('palette.group.actions'),
            keywords: `push 푸시 ${name}`,
            icon: <Upload aria-hidden />,
            onSelect: () => openPush(name),
          },
          {
            id: `newer ${name}`,
            label: t('registries.newer.named', { name }),
            group: t('palette.group.actions'),
            keywords: `update pull 새 버전 ${name}`,
            icon: <CircleFadingArrowUp aria-hidden />,
            onSelect: () => openNewer(name),
          },
        ]),
      ),
    [t, images],
  )
}

function useSettingEntries(onShortcuts: () => void): readonly PaletteEntry[] {
  const { t } = useTranslation()
  return useMemo(() => {
    const group = t('palette.group.settings')
    const set = (patch: SettingsPatch) => () => void saveSettings(patch)
    const theme = (value: 'light' | 'dark' | 'system', name: string): PaletteEntry => ({
      id: `theme ${value}`,
      label: t('palette.theme', { name }),
      group,
      keywords: `theme ${value}`,
      icon: <SunMoon aria-hidden />,
      onSelect: set({ theme: value }),
    })
    const language = (value: 'en' | 'ko', name: string): PaletteEntry => ({
      id: `language ${value}`,
      label: t('palette.language', { name }),
      group,
      keywords: 'language 언어 한국어 english',
      icon: <Languages aria-hidden />,
      onSelect: set({ language: value }),
    })
    return [
      theme('light', t('settings.themeLight')),
      theme('dark', t('settings.themeDark')),
      theme('system', t('settings.themeSystem')),
      language('en', t('settings.english')),
      language('ko', t('settings.korean')),
      {
        id: 'pull',
        label: t('registries.pull.action'),
        group: t('palette.group.actions'),
        keywords: 'docker pull digest platform 받기 플랫폼',
        icon: <Download aria-hidden />,
        onSelect: () => openPull(''),
      },
      {
        id: 'login',
        label: t('registries.openLogin'),
        group: t('palette.group.actions'),
        keywords: 'docker login registry 로그인 레지스트리',
        icon: <KeyRound aria-hidden />,
        onSelect: () => openLogin(''),
      },
      {
        id: 'retry',
        label: t('palette.retry'),
        group,
        icon: <RefreshCw aria-hidden />,
        onSelect: () => void api.system.retry().catch(() => undefined),
      },
      {
        id: 'shortcuts',
        label: t('palette.shortcuts'),
        group,
        icon: <Keyboard aria-hidden />,
        shortcut: '?',
        onSelect: onShortcuts,
      },
    ]
  }, [t, onShortcuts])
}

function useSearchEntry(query: string): readonly PaletteEntry[] {
  const { t } = useTranslation()
  const text = query.trim()
  return useMemo(
    () =>
      text === ''
        ? []
        : [
            {
              id: 'search images',
              label: t('palette.searchImages', { text }),
              group: t('palette.group.actions'),
              keywords: text,
              icon: <Search aria-hidden />,
              onSelect: () => navigate(paths.search(text)),
            },
          ],
    [t, text],
  )
}
