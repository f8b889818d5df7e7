import { expect, type Locator, type Page } from '@playwright/test'
import type { Words } from '../words.ts'

/** The terminals of one container. */
export class TerminalPage {
  readonly page: Page
  readonly #t: Words

  constructor(page: Page, t: Words) {
    this.page = page
    this.#t = t
  }

  async goto(name: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash
    }, `/containers/${name}/terminal`)
    await this.page.getByRole('region', { name: this.#t('terminal.title', { name }) }).waitFor()
  }

  /** What the chosen terminal shows. */
  get screen(): Locator {
    return this.page.locator('.xterm-rows')
  }

  get status(): Locator {
    return this.page.locator('[data-status]')
  }

  get line(): Locator {
    return this.page.getByRole('textbox', { name: this.#t('terminal.line.label') })
  }

  get output(): Locator {
    return this.page.getByRole('group', { name: this.#t('terminal.run.output', { line: '' }).trim() })
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name, exact: true })
  }

  /** Waits until a shell asks for a command. */
  async prompt(): Promise<void> {
    await expect(this.screen).toContainText(/[/$#] #/)
  }

  async choose(
    what: 'plain' | 'options' | 'command' | 'attach' | 'startAttached' | 'detachKeys',
  ): Promise<void> {
    await this.page.getByRole('button', { name: this.#t('terminal.new.label'), exact: true }).click()
    await this.page.getByRole('menuitem', { name: this.#t(`terminal.new.${what}`), exact: true }).click()
  }

  async close(): Promise<void> {
    await this.page.getByRole('button', { name: this.#t('terminal.close') }).click()
  }
}
