import type { SettingsPatch } from '#shared/contract/desktop.ts'
import { told, useSettings } from '../../../store/collections.ts'
import { saveSettings } from '../../../store/settings.ts'

const none: readonly string[] = []

export function usePinned(): readonly string[] {
  return useSettings()?.pinned ?? none
}

/** Remembers a choice; it comes back on the change stream. */
export function remember(patch: SettingsPatch): void {
  void saveSettings(patch)
}

/** Adds to what is pinned now: another page may have pinned since this one was drawn. */
export function setPinned(name: string, wanted: boolean): void {
  const others = (told().settings?.pinned ?? none).filter((other) => other !== name)
  remember({ pinned: wanted ? [...others, name] : others })
}
