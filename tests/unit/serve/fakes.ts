import { contract } from '#shared/contract/index.ts'
import { createLog } from '../../../src/main/log.ts'
import type { Log } from '../../../src/main/log.ts'
import { createTasks } from '../../../src/main/services/tasks.ts'
import { createTransfers } from '../../../src/main/services/transfers/transfers.ts'
import type { Transfers } from '../../../src/main/services/transfers/transfers.ts'
import type { Call, Services } from '../../../src/main/services/implementation.ts'
import type { Lanes } from '../../../src/main/services/terminal.ts'

export interface FakeCall {
  readonly path: string
  readonly input: unknown
  readonly call: Call
}

/** A host without terminals. */
export const noLanes: Lanes = { claim: () => null }

type Answer = (input: unknown, call: Call) => unknown

/** Services that record every call that reaches them and answer with what the test gives, else nothing. */
export function fakeServices(answers: Readonly<Record<string, Answer>> = {}): {
  readonly services: Services
  readonly calls: FakeCall[]
} {
  const calls: FakeCall[] = []
  const domain = ([name, procedures]: [string, object]) => [
    name,
    Object.fromEntries(
      Object.keys(procedures).map((procedure) => {
        const path = `${name}.${procedure}`
        return [
          procedure,
          async (input: unknown, call: Call) => {
            calls.push({ path, input, call })
            return answers[path]?.(input, call)
          },
        ]
      }),
    ),
  ]
  return { services: Object.fromEntries(Object.entries(contract).map(domain)), calls }
}

/** A lane that nobody has a ticket for. */
export const noTransfers = (): Transfers => createTransfers(createTasks())

/** A log that keeps its lines. */
export function keptLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = []
  return { log: createLog((line) => lines.push(line)), lines }
}
