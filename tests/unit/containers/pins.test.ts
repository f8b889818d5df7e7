import { afterEach, expect, it } from 'vitest'
import { settingsSchema } from '#shared/contract/desktop.ts'
import type { Change } from '#shared/contract/system.ts'
import { setPinned } from '../../../src/renderer/features/containers/actions/settings.ts'
import { connectionClosed, connectionOpened } from '../../../src/renderer/host/connection.ts'
import { forgetAll, tell } from '../../../src/renderer/store/collections.ts'

const toldPins = (revision: number, pinned: readonly string[]): Change => ({
  kind: 'snapshot',
  revision,
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
  containers: { status: 'loading' },
  images: { status: 'loading' },
  tasks: [],
  edits: [],
  stops: [],
  settings: settingsSchema.parse({ pinned }),
})

afterEach(() => {
  connectionClosed('lost')
  forgetAll()
})

it('a pin keeps what another page pinned meanwhile', async () => {
  const sent: unknown[] = []
  connectionOpened({
    call: async (_path, input) => {
      sent.push(input)
    },
  })
  tell(toldPins(1, ['web']))
  tell(toldPins(2, ['web', 'db']))
  setPinned('api', true)
  setPinned('web', false)
  await expect.poll(() => sent).toEqual([{ pinned: ['web', 'db', 'api'] }, { pinned: ['db'] }])
})
