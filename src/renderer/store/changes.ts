import { api } from '../host/api.ts'
import { connectionState, nextLink } from '../host/connection.ts'
import { tell, tellHost } from './collections.ts'
import { openRequest } from './page-request.ts'

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Reads the change stream for as long as the page lives: a lost patch or a lost host asks for a new snapshot. */
export async function followChanges(): Promise<never> {
  for (let failures = 0; ;) {
    await nextLink()
    try {
      for await (const change of await api.system.changes()) {
        failures = 0
        if (!tell(change)) break
      }
    } catch {
      failures += 1
    }
    // A stream that cannot be read while the host is there must not be asked for in a circle.
    if (connectionState() === 'open') await wait(Math.min(10_000, 100 * 2 ** failures))
  }
}

/** Learns what the host can do, once per connection that needs it. */
export async function learnHost(): Promise<void> {
  for (;;) {
    await nextLink()
    try {
      tellHost(await api.desktop.host())
      return
    } catch {
      await wait(1000)
    }
  }
}

/** Does what the tray and the menus ask of the page. */
export async function followRequests(): Promise<never> {
  for (let failures = 0; ;) {
    await nextLink()
    try {
      for await (const request of await api.desktop.requests()) {
        failures = 0
        openRequest(request)
      }
    } catch {
      failures += 1
    }
    await wait(Math.min(10_000, 250 * 2 ** failures))
  }
}
