import type { Locator, Page } from '@playwright/test'

/** The page on which a container's settings are changed, from the form to what came of it. */
export class EditPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('button', { name })
  }

  field(label: string): Locator {
    return this.page.getByRole('main').getByLabel(label, { exact: true })
  }

  /** What is another afterwards, one item a setting. */
  get changes(): Locator {
    return this.page.getByRole('list', { name: /^(Changes|변경 사항)$/ }).getByRole('listitem')
  }

  get commands(): Locator {
    return this.page.getByRole('region', { name: /^(The docker commands|같은 일을 하는)/ })
  }

  async review(): Promise<void> {
    await this.button(/^(Review the plan|계획 확인)$/).click()
    await this.page.getByRole('heading', { name: /^(What will happen|변경 계획)$/ }).waitFor()
  }

  outcome(state: 'running' | 'done' | 'failed' | 'cancelled'): Locator {
    return this.page.locator(`[data-outcome="${state}"]`)
  }

  /** What is said of an edit that is not over, wherever it is said. */
  note(state: 'kept' | 'interrupted'): Locator {
    return this.page.locator(`[data-edit][data-state="${state}"]`)
  }
}
