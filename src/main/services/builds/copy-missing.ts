import { fault } from '#shared/faults.ts'
import type { Fault } from '#shared/faults.ts'

/** As the classic builder says it, and BuildKit of engine 20.10 and since; of what is copied from a stage they differ. */
const sayings = [
  /^(?:COPY|ADD) failed: file not found in build context or excluded by \.dockerignore: stat (.+): file does not exist$/,
  /failed to compute cache key: .*"([^"]+)"(?: not found)?: not found$/s,
]

/** The commonest failure of a build: COPY or ADD of what the context does not hold; null for any other. */
export function copyMissing(message: string, instruction: string): Fault | null {
  if (/\s--from=/i.test(instruction)) return null
  const name = sayings.map((saying) => saying.exec(message)?.[1]).find((found) => found !== undefined)
  return name === undefined
    ? null
    : fault('bad-input', message, { reason: 'copy-missing', name: name.replace(/^\//, '') })
}
