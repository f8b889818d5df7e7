import type { Locator, Page } from '@playwright/test'

/** The log of one container, found by names that both languages have. */
export class LogsPane {
  readonly page: Page
  readonly pane: Locator
  readonly lines: Locator
  readonly search: Locator
  readonly hits: Locator
  readonly notices: Locator
  /** The row above the oldest line, which tells what is older. */
  readonly edge: Locator

  constructor(page: Page) {
    this.page = page
    this.pane = page.getByRole('region', { name: /^(Log of|로그:) / })
    this.lines = this.pane.getByRole('log')
    this.search = this.pane.getByRole('searchbox')
    this.hits = this.pane.getByTestId('hits')
    this.notices = this.lines.locator('[data-notice]')
    this.edge = this.lines.locator('[data-edge]')
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

  /** Chooses what to save. */
  async saveAs(what: string): Promise<void> {
    await this.button(/^(Save…|저장…)$/).click()
    await this.page.getByRole('menuitem', { name: what, exact: true }).click()
  }

  /** The logs of several containers in one pane. */
  async gotoMerged(...names: string[]): Promise<void> {
    await this.page.evaluate(
      (route) => {
        location.hash = route
      },
      `/logs?ids=${names.join(',')}`,
    )
    await this.pane.waitFor()
  }

  /** A container of a merged log, to be switched off and on. */
  source(name: string): Locator {
    return this.pane
      .getByRole('group', { name: /^(Containers shown|표시할 컨테이너)$/ })
      .getByRole('button', { name })
  }

  /** Turns the wheel over the lines. */
  async wheel(pixels: number): Promise<void> {
    await this.lines.hover()
    await this.page.mouse.wheel(0, pixels)
  }
}
