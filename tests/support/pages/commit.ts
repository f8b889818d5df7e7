import type { Locator, Page } from '@playwright/test'

/** The commit dialog, in English. */
export class CommitDialog {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: /^Commit to an image: / })
  }

  field(label: string): Locator {
    return this.dialog.getByRole('textbox', { name: label })
  }

  get confirm(): Locator {
    return this.dialog.getByRole('button', { name: 'Commit', exact: true })
  }

  get command(): Locator {
    return this.dialog.getByLabel('Docker command', { exact: true })
  }

  /** Adds a change and fills it in. */
  async addChange(instruction: string, value: string): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Add a change' }).click()
    await this.dialog.getByRole('combobox').last().selectOption(instruction)
    await this.field(`Value of ${instruction}`).last().fill(value)
  }
}
