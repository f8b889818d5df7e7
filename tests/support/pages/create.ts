import type { Locator, Page } from '@playwright/test'
import type { Words } from '../words.ts'

/** The form that makes a container, as a person sees it. */
export function createPage(page: Page, t: Words) {
  const main = page.getByRole('main')
  const button = (key: string): Locator => main.getByRole('button', { name: t(key), exact: true })
  return {
    main,
    heading: page.getByRole('heading', { name: t('create.title'), level: 1 }),
    /** A field by its key, `create.field.name`; of several rows the first. */
    field: (key: string): Locator => main.getByLabel(t(key), { exact: true }).first(),
    check: (key: string): Locator => main.getByRole('checkbox', { name: t(key), exact: true }),
    section: (name: string): Locator =>
      main.locator('summary').filter({ hasText: t(`create.section.${name}`) }),
    command: main.getByLabel(t('create.command'), { exact: true }),
    pasteTitle: main.locator('summary').filter({ hasText: t('create.line.title') }),
    read: button('create.line.read'),
    addPort: button('create.port.add'),
    addEnv: button('create.env.add'),
    create: button('create.create'),
    start: button('create.createAndStart'),
    clear: button('create.clear'),
    envPaste: main.locator('summary').filter({ hasText: t('create.env.paste') }),
    value: (name: string): Locator => main.getByLabel(t('create.env.valueOf', { name }), { exact: true }),
    says: (key: string, values: Readonly<Record<string, string | number>> = {}): Locator =>
      main.getByText(t(key, values)).first(),
  }
}
