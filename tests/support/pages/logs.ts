import type { Locator, Page } from '@playwright/test'

/** The log of one container, found by names that both languages have. */
export class LogsPane {
  readonly page: Page
  readonly pane: Locator
  readonly lines: Locator
  readonly search: Locator
  readonly hits: Locator
  readonly notices: Locator

  constructor(page: Page) {
    this.page = page
    this.pane = page.getByRole('region', { name: /^(Log of|로그:) / })
    this.lines = this.pane.getByRole('log')
    this.search = this.pane.getByRole('searchbox')
    this.hits = this.pane.getByTestId('hits')
    this.notices = this.lines.locator('[data-notice]')
  }

  async goto(name: string): Promise<void> {
    await this.page.evaluate((route) => {
      location.hash = route
    }, `/containers/${name}/logs`)
    await this.pane.waitFor()
  }

  button(name: string | RegExp): Locator {
    return this.pane.getByRole('button', { name, exact: typeof name === 'string' })
  }

  /** A row in sight by its text. */
  row(text: string | RegExp): Locator {
    return this.lines.getByText(text)
  }

  /** Turns the wheel over the lines. */
  async wheel(pixels: number): Promise<void> {
    await this.lines.hover()
    await this.page.mouse.wheel(0, pixels)
  }
}
