import type { SettingsPatch } from '#shared/contract/desktop.ts'
import { api } from '../../../host/api.ts'
import { useSettings } from '../../../store/collections.ts'

const none: readonly string[] = []

export function usePinned(): readonly string[] {
  return useSettings()?.pinned ?? none
}

/** Remembers a choice; it comes back on the change stream. A failure loses only the memory of it. */
export function remember(patch: SettingsPatch): void {
  api.desktop.updateSettings(patch).catch(() => undefined)
}

export function togglePin(pinned: readonly string[], name: string): void {
  remember({
    pinned: pinned.includes(name) ? pinned.filter((other) => other !== name) : [...pinned, name],
  })
}
