import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Fails with rule, place and reason of everything that axe finds on the page as it is now, and of every
 * contrast that is too low in the other theme: colours are all that a theme changes.
 */
export async function axe(page: Page): Promise<void> {
  const found = await violationsOf(new AxeBuilder({ page }).withTags(rules))
  expect(found, 'axe').toEqual([])
  const theme = await wearTheme(page, null)
  const inOther = await violationsOf(new AxeBuilder({ page }).withRules(['color-contrast']))
  await wearTheme(page, theme)
  expect(inOther, `axe, not in the ${theme} theme`).toEqual([])
}

async function violationsOf(builder: AxeBuilder): Promise<readonly string[]> {
  // Without frames of other origins a blank page of axe's own, opened for each look, is not needed.
  const { violations } = await builder.setLegacyMode().analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.target.join(' ')}\n  ${node.failureSummary ?? ''}`),
  )
}

/** Puts the page into a theme, or with null into the other one, and answers the theme before. */
async function wearTheme(page: Page, theme: string | null): Promise<string> {
  return page.evaluate((wanted) => {
    const { dataset } = document.documentElement
    const before = dataset['theme'] === 'dark' ? 'dark' : 'light'
    dataset['theme'] = wanted ?? (before === 'dark' ? 'light' : 'dark')
    return before
  }, theme)
}
