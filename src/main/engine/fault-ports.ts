import { fault } from '#shared/faults.ts'
import type { Fault } from '#shared/faults.ts'

const taken =
  /port is already allocated|address already in use|Ports are not available|forbidden by its access permissions/i

// Most exact first: where the engine names the host's address, then any host:port of the sentence.
const places = [
  /Bind for \S*?:(\d+) failed/i,
  /bind host port(?: for)? \[?[^\s\]]*?\]?:(\d+)(?::|\/|,|\s)/i,
  /exposing port (?:TCP|UDP) \S*?:(\d+)/i,
  /listen (?:tcp|udp)[46]? \S*?:(\d+)/i,
  /:(\d+)\b/,
]

/** A published port that another container or program holds (libnetwork's port mapper and userland proxy, Docker Desktop). */
export function portFault(text: string): Fault | null {
  if (!taken.test(text)) return null
  for (const place of places) {
    const port = Number(place.exec(text)?.[1])
    if (port > 0) return fault('port-taken', text, { port }, 'choose-port')
  }
  return fault('port-taken', text, {}, 'choose-port')
}
