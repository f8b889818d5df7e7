import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import { base } from './fault.ts'

const imageGroups = ['repository', 'use', 'none'] as const
const imagesSort = z.strictObject({
  key: z.enum(['repository', 'created', 'size', 'shared', 'unique', 'usedBy']),
  descending: z.boolean(),
})

/** The settings file, whole. Every field has a default, so an older file is still good. */
export const settingsSchema = z.object({
  language: z.enum(['system', 'en', 'ko']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Container names, so that a pin outlives a recreation. */
  pinned: z.array(z.string().max(255)).max(1000).default([]),
  containersView: z.enum(['cards', 'table']).default('cards'),
  containersSort: z.enum(['name', 'state', 'created', 'image']).default('name'),
  containersShow: z.enum(['all', 'running', 'stopped']).default('all'),
  imagesGroup: z.enum(imageGroups).default('repository'),
  imagesSort: imagesSort.default({ key: 'repository', descending: false }),
  recentSearches: z.array(z.string().max(256)).max(20).default([]),
  /** Terminals keep their text where a screen reader finds it, which costs speed. */
  terminalReadable: z.boolean().default(false),
  engine: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('automatic') }),
      z.object({ kind: z.literal('context'), name: z.string() }),
      z.object({ kind: z.literal('address'), address: z.string() }),
    ])
    .default({ kind: 'automatic' }),
})
export type Settings = z.output<typeof settingsSchema>

/** What a page may change; the engine is chosen through `system.selectEngine`. */
const settingsPatch = z.strictObject({
  language: z.enum(['system', 'en', 'ko']).optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  pinned: z.array(z.string().max(255)).max(1000).optional(),
  containersView: z.enum(['cards', 'table']).optional(),
  containersSort: z.enum(['name', 'state', 'created', 'image']).optional(),
  containersShow: z.enum(['all', 'running', 'stopped']).optional(),
  imagesGroup: z.enum(imageGroups).optional(),
  imagesSort: imagesSort.optional(),
  recentSearches: z.array(z.string().max(256)).max(20).optional(),
  terminalReadable: z.boolean().optional(),
})
export type SettingsPatch = z.output<typeof settingsPatch>

/** What this host can do; views ask this and never ask whether they are in Electron. */
export interface Host {
  readonly platform: 'linux' | 'darwin' | 'win32'
  readonly version: string
  /** BCP 47, of the operating system; a browser page prefers its own. */
  readonly locale: string | null
  /** Where settings are kept, for a person to find. */
  readonly settingsPath: string
  /** Said once when a broken settings file was set aside: the path it was kept under. */
  readonly settingsSetAside: string | null
  /** True where the page has a session that can be ended (the browser host). */
  readonly canEndSession: boolean
}

/** What the tray and the menus ask of the page. */
export type PageRequest =
  | { readonly kind: 'new-container' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'container'; readonly id: string; readonly tab: 'overview' | 'logs' }
  | { readonly kind: 'commit' | 'save-point'; readonly id: string }

export const desktopContract = {
  /** The system's own dialog; null when the person chose none. Not where the page is a browser's. */
  pickFolder: base.output(type<{ readonly folder: string | null }>()),
  host: base.output(type<Host>()),
  updateSettings: base.input(settingsPatch).output(type<Settings>()),
  /** https anywhere; http to loopback only (published ports). Not used where the page opens links itself. */
  openLink: base.input(z.strictObject({ url: z.string().max(2048) })).output(type<void>()),
  requests: base.output(eventIterator(type<PageRequest>())),
  endSession: base.output(type<void>()),
}
