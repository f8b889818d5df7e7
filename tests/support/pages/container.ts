import type { Locator, Page } from '@playwright/test'

/** The page of one container. */
export class ContainerPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async goto(name: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash
    }, `/containers/${name}`)
    await this.heading(name).waitFor()
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name })
  }

  section(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true })
  }

  get lifeCycle(): Locator {
    return this.page.getByRole('region', { name: /^(Life cycle|수명 주기): / })
  }

  button(name: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: true })
  }
}
