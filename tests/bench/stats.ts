import type { Figure } from './figure.ts'
import { cpuSeconds, onStage, settle } from './stage.ts'

const containers = 50
const seconds = 30

/** CPU seconds as percent of a core, to one digit. */
const share = (part: number) => Math.round((part / seconds) * 1000) / 10

/** Fifty running containers all in sight in a high window: what their figures cost the app, and what they cost the CLI. */
export async function run(): Promise<readonly Figure[]> {
  return onStage({ containers, running: true }, async ({ page, host, browserPid, ground }) => {
    const used = () => ({ main: cpuSeconds(host.pid), window: cpuSeconds(browserPid) })
    const spent = async () => {
      await settle(8000)
      const before = used()
      await settle(seconds * 1000)
      const after = used()
      return { main: after.main - before.main, window: after.window - before.window }
    }
    await page.getByText('bench-0000').first().waitFor()
    // Hidden away first: what the page costs without figures is not their cost.
    await page.evaluate(() => {
      location.hash = '/settings'
    })
    const without = await spent()
    await page.setViewportSize({ width: 1320, height: 6000 })
    await page.evaluate(() => {
      location.hash = '/containers'
    })
    await page
      .getByText(/^CPU /)
      .nth(containers - 1)
      .waitFor()
    const withFigures = await spent()
    const cli = await cliSeconds(ground.docker)
    const own = withFigures.main - without.main
    return [
      {
        name: `stats of ${containers} visible containers: CPU of main`,
        value: share(own),
        limit: 3,
        unit: '% of a core',
        behind:
          `main ${share(withFigures.main)} % with and ${share(without.main)} % without figures; ` +
          `the window ${share(withFigures.window)} % and ${share(without.window)} %; ` +
          `one docker stats --no-stream of all takes ${cli.toFixed(2)} s`,
      },
    ]
  })
}

/** Wall seconds of the CLI's own look at all of them. */
async function cliSeconds(docker: (...words: string[]) => Promise<string>): Promise<number> {
  const start = performance.now()
  await docker('stats', '--no-stream')
  return (performance.now() - start) / 1000
}
