import { afterEach, expect, test, vi } from 'vitest'
import { settingsSchema } from '#shared/contract/desktop.ts'
import type { Change } from '#shared/contract/system.ts'
import { showTerminals } from '../../../../src/renderer/features/terminal/gone.ts'
import { addTab, tabOf, useTerminals } from '../../../../src/renderer/features/terminal/terminals.ts'
import { forgetAll, tell } from '../../../../src/renderer/store/collections.ts'
import { sampleContainer } from '../../../support/sample-container.ts'

// Screens need a page.
vi.mock('../../../../src/renderer/features/terminal/screen.ts', () => ({}))

const listed = (containers: Extract<Change, { kind: 'snapshot' }>['containers']): Change => ({
  kind: 'snapshot',
  revision: 1,
  engine: {
    generation: 1,
    state: 'ready',
    endpoint: null,
    engine: null,
    fault: null,
    diagnosis: null,
    nextTryAt: null,
    since: 0,
  },
  containers,
  images: { status: 'loading' },
  tasks: [],
  edits: [],
  stops: [],
  settings: settingsSchema.parse({}),
})
const there = (...ids: readonly string[]) =>
  listed({ status: 'ready', items: ids.map((id) => sampleContainer({ id, name: `name-${id}` })) })

afterEach(forgetAll)

test('tabs of a removed container are let go: at once, or when the page that shows them is left', () => {
  tell(there('seen', 'other', 'stays'))
  const [seen, other, stays] = ['seen', 'other', 'stays'].map((id) => addTab(id, { kind: 'command' }).key)
  const open = () => [seen, other, stays].map((key) => tabOf(key ?? '') !== undefined)
  const leave = showTerminals('seen')
  tell(listed({ status: 'loading' }))
  expect(open()).toEqual([true, true, true])
  tell(there('stays'))
  expect(open()).toEqual([true, false, true])
  leave()
  expect(open()).toEqual([false, false, true])
  expect(useTerminals.getState()).toMatchObject({ visited: ['stays'], chosen: { stays } })
  expect(Object.keys(useTerminals.getState().chosen)).toEqual(['stays'])
})
