import { describe, expect, it } from 'vitest'
import type { EngineStatus } from '#shared/contract/system.ts'
import { nextLost } from '../../../../src/renderer/store/last-lost.ts'

const at = (address: string, state: EngineStatus['state']): EngineStatus => ({
  generation: 0,
  state,
  endpoint: { source: 'default', name: 'default', address, transport: 'unix', tls: false, remote: false },
  engine: null,
  fault: null,
  diagnosis: state === 'lost' ? 'no-socket' : null,
  nextTryAt: null,
  since: 0,
})
const nothing = { status: 'loading' } as const

describe('the page without an engine', () => {
  it('does not show while an engine is still looked for', () => {
    expect(nextLost(null, { engine: at('a', 'connecting'), containers: nothing })).toBeNull()
  })

  it('stays during the next try of the same address, and goes with another address', () => {
    const lost = nextLost(null, { engine: at('a', 'lost'), containers: nothing })
    expect(lost?.diagnosis).toBe('no-socket')
    expect(nextLost(lost, { engine: at('a', 'connecting'), containers: nothing })).toBe(lost)
    expect(nextLost(lost, { engine: at('b', 'connecting'), containers: nothing })).toBeNull()
  })

  it('never hides containers that are known', () => {
    const containers = { status: 'ready', items: [] } as const
    expect(nextLost(null, { engine: at('a', 'lost'), containers })).toBeNull()
  })
})
