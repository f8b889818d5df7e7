import { expect, it } from 'vitest'
import type { LogWindow } from '#shared/contract/logs.ts'
import { collectLog } from '../../../src/renderer/features/logs/collect-log.ts'
import { askedSpan, quickSpans } from '../../../src/renderer/features/logs/log-span.ts'

const now = new Date(2026, 4, 1, 12, 30, 15, 678).getTime()

it('a span of time is asked for from a whole second on, and today from midnight on the clock of the person', () => {
  expect(askedSpan(quickSpans['last-5m'], now)).toEqual({
    tail: 'all',
    since: new Date(2026, 4, 1, 12, 25, 15).getTime(),
  })
  expect(askedSpan(quickSpans.today, now)).toEqual({ tail: 'all', since: new Date(2026, 4, 1).getTime() })
  expect(askedSpan({ kind: 'between', since: null, until: 5000 }, now)).toEqual({ tail: 'all', until: 5000 })
  expect(askedSpan(quickSpans['tail-100'], now)).toEqual({ tail: 100 })
})

it('what is saved of several containers names the one of each line, and leaves notices and colours out', async () => {
  const window: LogWindow = {
    view: 0,
    from: 0,
    count: 3,
    text: '\u001b[31mup\u001b[0m\n0\nready',
    times: [0, 0, 1000],
    streams: 'oxe',
    sources: '001',
    marks: [],
  }
  const pull = (): Promise<LogWindow> => Promise.resolve(window)
  const range = { first: 0, end: 3 }
  const several = await collectLog(pull, range, { timestamps: false, names: ['web', 'db'] })
  expect(several).toEqual({ parts: ['web | up\ndb | ready\n'], lines: 2 })
  const one = await collectLog(pull, range, { timestamps: true, names: null })
  expect(one.parts).toEqual(['1970-01-01T00:00:00.000Z up\n1970-01-01T00:00:01.000Z ready\n'])
})
