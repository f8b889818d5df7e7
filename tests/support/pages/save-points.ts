import type { Locator, Page } from '@playwright/test'

/** The save points of a container's page, or those of all containers, in English. */
export class SavePoints {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog').and(this.page.locator('[data-open]'))
  }

  /** The list of one family. */
  list(name: string): Locator {
    return this.page.getByRole('list', { name: `Save points of ${name}` })
  }

  row(name: string): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name, exact: true }) })
  }

  get tree(): Locator {
    return this.page.getByRole('tree')
  }

  /** Makes one from the dialog that stands open. */
  async make(name: string): Promise<void> {
    await this.dialog.getByLabel('Name', { exact: true }).fill(name)
    await this.page.keyboard.press('Enter')
    await this.dialog.getByText(`The save point is there: ${name}`).waitFor({ timeout: 30_000 })
    await this.page.keyboard.press('Enter')
    await this.dialog.waitFor({ state: 'hidden' })
  }

  async more(name: string, item: string): Promise<void> {
    await this.page.getByRole('button', { name: `More for ${name}`, exact: true }).click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }
}
