import type { Page } from '@playwright/test'
import { type Figure, percentile } from './figure.ts'
import { onStage, settle, type Stage } from './stage.ts'

const rounds = 30

/** From the moment in the engine's own `start` event to the changed card, with few and with many containers. */
export async function run(): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const containers of [50, 500]) {
    figures.push(await onStage({ containers, running: false }, (stage) => measure(stage, containers)))
  }
  return figures
}

async function measure({ engine, ground, page }: Stage, containers: number): Promise<Figure> {
  // The first by name, so that its card is on screen among many.
  const name = 'bench-0000'
  await page.locator('[data-container]').first().waitFor()
  const delays: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const since = Date.now() / 1000
    const seen = stopButtonAt(page, name)
    await engine.getContainer(name).start()
    const shown = await seen
    delays.push(shown - (await startedAt(ground.docker, name, since)))
    await engine.getContainer(name).kill()
    await page.getByRole('button', { name: `Start ${name}`, exact: true }).waitFor()
    // A person's pace: lists in quick succession are held back on purpose, so that a storm costs ten a second.
    await settle(1000)
  }
  return {
    name: `event to card, ${containers} containers, p95`,
    value: Math.round(percentile(delays, 0.95)),
    limit: 100,
    unit: 'ms',
    behind: `median ${Math.round(percentile(delays, 0.5))} ms, worst ${Math.round(Math.max(...delays))} ms, ${rounds} rounds`,
  }
}

/** Epoch milliseconds at which the card got its Stop button; both clocks are this machine's. */
function stopButtonAt(page: Page, name: string): Promise<number> {
  return page.evaluate(
    (label) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          if (document.querySelector(`[aria-label="${label}"]`) === null) return
          observer.disconnect()
          resolve(Date.now())
        })
        observer.observe(document.body, { childList: true, subtree: true, attributes: true })
      }),
    `Stop ${name}`,
  )
}

async function startedAt(docker: Stage['ground']['docker'], name: string, since: number): Promise<number> {
  const format = '{{.TimeNano}}'
  const filters = ['--filter', `container=${name}`, '--filter', 'event=start', '--format', format]
  const until = String(Date.now() / 1000)
  const lines = await docker('events', '--since', String(since), '--until', until, ...filters)
  return Number(lines.split('\n').at(-1)) / 1e6
}
