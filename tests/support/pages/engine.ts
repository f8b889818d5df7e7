import type { Page } from '@playwright/test'
import type { Words } from '../words.ts'

/** The engine's page, and what stands instead of other pages while there is none. */
export function enginePage(page: Page, t: Words) {
  const main = page.getByRole('main')
  return {
    main,
    none: page.getByRole('heading', { level: 1, name: t('engine.none.title') }),
    tooOld: page.getByRole('heading', { level: 1, name: t('engine.none.tooOldTitle') }),
    says: (key: string) => main.getByText(t(key), { exact: true }),
    tryNow: main.getByRole('button', { name: t('engine.none.tryNow') }),
    use: (name: string) =>
      main.getByRole('button', { name: t('engine.choose.useNamed', { name }), exact: true }),
    address: main.getByRole('textbox', { name: t('engine.choose.address') }),
    connect: main.getByRole('button', { name: t('engine.choose.connect'), exact: true }),
    about: main.getByRole('region', { name: t('engine.section.about') }),
    connection: main.getByRole('region', { name: t('engine.section.connection') }),
    trouble: main.getByRole('region', { name: t('engine.section.trouble') }),
  }
}
