import type { Page } from '@playwright/test'
import type { Words } from '../words.ts'

/** The settings, and the page that a browser is left with when its session ended. */
export function settingsPage(page: Page, t: Words) {
  const language = page.getByRole('group', { name: t('settings.language') })
  const theme = page.getByRole('group', { name: t('settings.theme') })
  return {
    language: (name: string) => language.getByRole('button', { name, exact: true }),
    theme: (name: string) => theme.getByRole('button', { name, exact: true }),
    endSession: page.getByRole('button', { name: t('settings.endSession') }),
    ended: page.getByRole('heading', { level: 1, name: t('frame.session.title') }),
  }
}
