import { expect, type Page } from '@playwright/test'
import axeCore, { type RunOptions } from 'axe-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Fails with rule, place and reason of everything that axe finds on the page as it is now, and of every
 * contrast that is too low in the other theme: colours are all that a theme changes.
 */
export async function axe(page: Page): Promise<void> {
  expect(await violationsOf(page, { type: 'tag', values: rules }), 'axe').toEqual([])
  const theme = await wearTheme(page, null)
  const inOther = await violationsOf(page, { type: 'rule', values: ['color-contrast'] })
  await wearTheme(page, theme)
  expect(inOther, `axe, not in the ${theme} theme`).toEqual([])
}

/** axe is brought to each page once, and only what it found comes back: its whole report takes seconds to send. */
async function violationsOf(page: Page, runOnly: RunOptions['runOnly'] & object): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeCore.source)
  return page.evaluate(async (only) => {
    // What is on its way in, or halfway between two themes, is looked at as it will be. An inherited colour that is
    // there at last sets out those that inherit it: so it is asked again until nothing moves.
    for (let depth = 0; depth < 50; depth += 1) {
      const moving = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
      for (const animation of moving) animation.finish()
      if (moving.length === 0) break
    }
    // No stylesheets are fetched a second time: the page's own are enough for what is asked.
    const { violations } = await window.axe.run({
      runOnly: only,
      resultTypes: ['violations'],
      preload: false,
    })
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}\n  ${node.target.join(' ')}\n  ${node.failureSummary ?? ''}`),
    )
  }, runOnly)
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

declare global {
  interface Window {
    axe: typeof axeCore
  }
}
