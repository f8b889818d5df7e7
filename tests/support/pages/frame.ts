import { expect, type Locator, type Page } from '@playwright/test'
import type { Words } from '../words.ts'

export const sectionKeys = [
  'containers',
  'images',
  'search',
  'registries',
  'engine',
  'activity',
  'settings',
] as const
export type SectionKey = (typeof sectionKeys)[number]

/** What stands around every page. */
export function framePage(page: Page, t: Words) {
  const sections = page.getByRole('navigation', { name: t('frame.navigation') })
  const palette = page.getByRole('dialog', { name: t('palette.title') })
  return {
    main: page.getByRole('main'),
    heading: page.getByRole('heading', { level: 1 }),
    sections,
    section: (key: SectionKey): Locator => sections.getByRole('link', { name: t(`frame.${key}`) }),
    alongside: page.getByRole('region', { name: t('frame.alongside') }),
    menu: page.getByRole('button', { name: t('frame.menu'), exact: true }),
    drawer: page.getByRole('dialog', { name: t('frame.menu') }),
    skip: page.getByRole('link', { name: t('frame.skip') }),
    badge: page
      .getByRole('banner')
      .getByRole('link', { name: new RegExp(`^${t('frame.badge.label', { text: '' })}`) }),
    lost: page.getByRole('alert').filter({ hasText: t('frame.lost.engine') }),
    lastCommand: page.getByRole('region', { name: t('frame.lastCommand') }),
    shortcuts: page.getByRole('dialog', { name: t('frame.shortcuts.title') }),
    palette,
    paletteBox: palette.getByRole('combobox'),
    paletteEntry: (name: string): Locator => palette.getByRole('option', { name, exact: true }),
    /** Opens the palette by its keys. */
    openPalette: async () => {
      await page.keyboard.press('ControlOrMeta+k')
      // What is typed before it has the focus goes to the page.
      await expect(palette.getByRole('combobox')).toBeFocused()
    },
    goTo: async (path: string) => {
      await page.evaluate((route) => {
        location.hash = route
      }, path)
    },
    /** How many pixels the page is wider than the window. */
    overflow: () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  }
}
