import { expect, type Locator, type Page } from '@playwright/test'
import type { Words } from '../words.ts'

/** The search page as a person sees it. */
export function searchPage(page: Page, t: Words) {
  const box = page.getByRole('searchbox', { name: t('search.box') })
  const main = page.getByRole('main')
  const card = (name: string): Locator => main.getByRole('article', { name, exact: true })
  return {
    box,
    card,
    cards: main.getByRole('article'),
    heading: page.getByRole('heading', { name: t('search.title'), level: 1 }),
    /** The card of exactly what was typed. */
    typedCard: (reference: string) => card(t('search.card.use', { reference })),
    tagField: (name: string) => card(name).getByRole('combobox', { name: t('search.card.tagOf', { name }) }),
    run: (name: string) =>
      main.getByRole('button', { name: t('search.card.runLabel', { name }), exact: true }).first(),
    pull: (name: string) =>
      main.getByRole('button', { name: t('search.card.pullLabel', { name }), exact: true }).first(),
    options: (name: string) =>
      main.getByRole('button', { name: t('search.card.runOptionsLabel', { name }), exact: true }).first(),
    cancel: (reference: string) =>
      main.getByRole('button', { name: t('activity.cancelTask', { subject: reference }), exact: true }),
    recent: main.getByRole('region', { name: t('search.recent') }),
    clearRecent: main.getByRole('button', { name: t('search.clearRecentLabel') }),
    retry: main.getByRole('button', { name: t('common.retry') }),
    /** Types and searches without waiting for the pause. */
    search: async (text: string) => {
      await box.fill(text)
      await box.press('Enter')
    },
    says: async (key: string, values: Readonly<Record<string, string | number>> = {}) => {
      await expect(main.getByText(t(key, values), { exact: false }).first()).toBeVisible()
    },
  }
}
