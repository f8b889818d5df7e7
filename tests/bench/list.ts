import type { Page } from '@playwright/test'
import { type Figure, median } from './figure.ts'
import { onStage, type Stage } from './stage.ts'

const rounds = 5

/** From "try now" against an engine that just came back to the cards on screen, beside the engine's list call. */
export async function run(): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  // Two sizes, so that growth is seen.
  for (const containers of [250, 1000]) {
    figures.push(
      await onStage({ containers, running: false, closed: true }, (stage) => measure(stage, containers)),
    )
  }
  return figures
}

async function measure(stage: Stage, containers: number): Promise<Figure> {
  const { page, proxy } = stage
  const lists: number[] = []
  const screens: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    lists.push(await listCall(stage))
    const tryNow = page.getByRole('button', { name: 'Try now' })
    await tryNow.waitFor()
    proxy.disturb({ kind: 'pass' })
    screens.push(await untilCards(page))
    proxy.disturb({ kind: 'refuse' })
    proxy.cutAll()
    await page.reload()
  }
  const over = median(screens) - median(lists)
  return {
    name: `list: ${containers} containers on screen after connect, over the list call`,
    value: Math.round(over),
    limit: 300,
    unit: 'ms',
    behind: `screen ${Math.round(median(screens))} ms, list call ${Math.round(median(lists))} ms, ${rounds} rounds`,
  }
}

async function listCall({ engine }: Stage): Promise<number> {
  const begun = performance.now()
  await engine.listContainers({ all: true })
  return performance.now() - begun
}

/** Presses the button inside the page and waits for the first card inside the page: no round trip is measured. */
function untilCards(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const begun = performance.now()
        new MutationObserver((_, observer) => {
          if (document.querySelector('[data-container]') === null) return
          observer.disconnect()
          requestAnimationFrame(() => resolve(performance.now() - begun))
        }).observe(document.body, { childList: true, subtree: true })
        const button = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Try now')
        button?.click()
      }),
  )
}
