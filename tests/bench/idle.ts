import type { Figure } from './figure.ts'
import { cpuSeconds, onStage, settle } from './stage.ts'

const seconds = 60
/** A ping when nothing was heard for five seconds, and nothing else. */
const pings = seconds / 5

/** A page that shows 100 running containers, left alone for a minute: requests at the socket, and CPU. */
export async function run(): Promise<readonly Figure[]> {
  return onStage({ containers: 100, running: true }, async ({ page, host, proxy, browserPid }) => {
    await page.getByText('bench-0000').first().waitFor()
    await settle(10_000)
    const [requestsBefore, cpuBefore] = [proxy.requests(), cpuSeconds(host.pid) + cpuSeconds(browserPid)]
    await settle(seconds * 1000)
    const asked = proxy.requests().slice(requestsBefore.length)
    const cpu = cpuSeconds(host.pid) + cpuSeconds(browserPid) - cpuBefore
    const others = asked.filter((request) => !request.includes('/_ping'))
    return [
      {
        name: 'idle: requests that are not a ping',
        value: others.length,
        // The quiet reconcile of a visible page: one list of containers and one of images a minute.
        limit: 2,
        unit: 'a minute',
        behind: `${asked.length - others.length} pings (at most ${pings}); others: ${others.join(', ') || 'none'}`,
      },
      {
        name: 'idle: CPU of main and window together',
        value: Math.round((cpu / seconds) * 1000) / 10,
        limit: 1,
        unit: '% of a core',
        behind: `${cpu.toFixed(2)} s in ${seconds} s with 100 running containers on screen`,
      },
    ]
  })
}
