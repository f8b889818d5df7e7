import type { Locator, Page } from '@playwright/test'

/** The words of the page by language: tests read what a person reads. */
const words = {
  en: { remove: /^Remove \d+ container/, filter: 'Filter containers', cards: 'Cards', table: 'Table' },
  ko: { remove: /^컨테이너 \d+개 삭제$/, filter: '컨테이너 필터', cards: '카드', table: '표' },
} as const

/** The page of all containers. */
export class ContainersPage {
  readonly page: Page
  readonly #words: (typeof words)['en' | 'ko']

  constructor(page: Page, language: 'en' | 'ko' = 'en') {
    this.page = page
    this.#words = words[language]
  }

  /** A container's card; it is named by its name and its state. */
  card(name: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^${name}, `) })
  }

  row(name: string): Locator {
    return this.page.getByRole('row', { name: new RegExp(`^${name}, `) })
  }

  get cards(): Locator {
    return this.page.getByRole('article')
  }

  /** The names of the cards as they stand. */
  async names(): Promise<readonly string[]> {
    const labels = await this.cards.evaluateAll((cards) => cards.map((card) => card.ariaLabel ?? ''))
    return labels.map((label) => label.split(', ')[0] ?? '')
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  async openMenu(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `More actions for ${name}` }).click()
  }

  async choose(item: string | RegExp): Promise<void> {
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  get filter(): Locator {
    return this.page.getByRole('searchbox', { name: this.#words.filter })
  }

  get bulkBar(): Locator {
    return this.page.getByRole('region', { name: 'Actions on the selection' })
  }

  get bulkResults(): Locator {
    return this.page.getByRole('region', { name: 'Result of the last bulk action' })
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  async confirmRemoval(): Promise<void> {
    await this.dialog.getByRole('button', { name: this.#words.remove }).click()
  }

  async showTable(): Promise<void> {
    await this.button(this.#words.table).click()
  }

  async showCards(): Promise<void> {
    await this.button(this.#words.cards).click()
  }
}
