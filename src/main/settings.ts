import { join } from 'node:path'
import { settingsSchema } from '#shared/contract/desktop.ts'
import type { Settings } from '#shared/contract/desktop.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { configFolder, readWhole, writeWhole } from './whole-file.ts'

/** The one settings file: in memory while the app runs, on disk after each change. */
export interface SettingsFile {
  readonly current: () => Settings
  /** Fields that are given as `undefined` stay as they are. Throws FaultError when the file cannot be written. */
  readonly update: (patch: { readonly [Key in keyof Settings]?: Settings[Key] | undefined }) => Settings
  readonly subscribe: (listener: (settings: Settings) => void) => () => void
  /** Where a broken file was kept when this run began. */
  readonly setAsidePath: string | null
  readonly path: string
}

export function openSettings(path: string = join(configFolder(), 'settings.json')): SettingsFile {
  const read = readWhole(path, settingsSchema)
  const listeners = new Set<(settings: Settings) => void>()
  let settings: Settings = read.value
  return {
    path,
    setAsidePath: read.setAsidePath,
    current: () => settings,
    update: (patch) => {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
      const next = settingsSchema.parse({ ...settings, ...given })
      try {
        writeWhole(path, `${JSON.stringify(next, null, 2)}\n`)
      } catch (error) {
        throw new FaultError(fault('internal', `settings: ${String(error)}`, { path }), error)
      }
      settings = next
      for (const listener of listeners) listener(settings)
      return settings
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
