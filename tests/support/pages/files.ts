import type { Locator, Page } from '@playwright/test'
import type { Words } from '../words.ts'

/** The Files tab of a container. */
export function filesPage(page: Page, t: Words) {
  return {
    path: page.getByRole('textbox', { name: t('files.path') }),
    /** The name of a row, as a button. */
    name: (name: string): Locator => page.getByRole('table').getByRole('button', { name, exact: true }),
    row: (name: string): Locator =>
      page.getByRole('row').filter({ has: page.locator('[data-file-name]', { hasText: name }) }),
    transfer: (subject: string): Locator =>
      page
        .getByRole('list', { name: t('files.transfers') })
        .getByRole('listitem')
        .filter({ hasText: subject }),
    dialog: (path: string): Locator => page.getByRole('dialog', { name: path, exact: true }),
    content: page.getByRole('textbox', { name: t('files.content') }),
    /** Drops files as from the person's desktop. */
    drop: async (files: readonly { readonly name: string; readonly body: string }[]) => {
      const data = await page.evaluateHandle((items) => {
        const transfer = new DataTransfer()
        for (const { name, body } of items) transfer.items.add(new File([body], name))
        return transfer
      }, files)
      const area = page.getByTestId('drop-area')
      for (const event of ['dragenter', 'dragover', 'drop'])
        await area.dispatchEvent(event, { dataTransfer: data })
    },
  }
}
