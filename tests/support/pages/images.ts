import { type Locator, type Page } from '@playwright/test'
import type { Words } from '../words.ts'

/** The images page as a person sees it. */
export function imagesPage(page: Page, t: Words) {
  const main = page.getByRole('main')
  const table = main.getByRole('table', { name: t('images.title') })
  const dialog = page.getByRole('dialog')
  /** The row of `repository` and `tag`. */
  const row = (repository: string, tag: string): Locator =>
    table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: repository }) })
      .filter({ has: page.getByRole('cell', { name: tag, exact: true }) })
  return {
    table,
    row,
    dialog,
    heading: (title: string) => table.getByRole('button', { name: new RegExp(`^${title} `) }),
    selectGroup: (title: string) =>
      table.getByRole('checkbox', { name: t('images.group.select', { title }) }),
    show: main.getByRole('combobox', { name: t('images.show.label') }),
    group: main.getByRole('combobox', { name: t('images.group.label') }),
    measure: main.getByRole('button', { name: t('images.sizes.show') }),
    column: (key: string) => table.getByRole('columnheader', { name: t(`images.column.${key}`) }),
    filter: main.getByRole('searchbox', { name: t('images.filter') }),
    select: (name: string) => table.getByRole('checkbox', { name: t('images.select', { name }) }),
    removeSelected: main.getByRole('button', { name: t('images.removeSelected'), exact: true }),
    remove: (name: string) =>
      table.getByRole('button', { name: t('images.action.removeLabel', { name }), exact: true }),
    confirmRemove: (count: number, of: 'images.count' | 'images.removeDialog.names' = 'images.count') =>
      dialog.getByRole('button', {
        name: t('images.removeDialog.remove', { what: t(of, { count }) }),
        exact: true,
      }),
    close: dialog.getByRole('button', { name: t('common.close'), exact: true }),
    menu: async (name: string, key: string) => {
      await table.getByRole('button', { name: t('images.action.more', { name }), exact: true }).click()
      await page.getByRole('menuitem', { name: t(key), exact: true }).click()
    },
    reference: dialog.getByRole('textbox', { name: t('images.tagDialog.reference') }),
    saveTag: dialog.getByRole('button', { name: t('images.tagDialog.save'), exact: true }),
  }
}
