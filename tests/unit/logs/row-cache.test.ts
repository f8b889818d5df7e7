import { describe, expect, it } from 'vitest'
import type { LogWindow } from '#shared/contract/logs.ts'
import { RowCache } from '../../../src/renderer/features/logs/row-cache.ts'

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

function source(first = 0): { pulls: number[][]; pull: (from: number, count: number) => Promise<LogWindow> } {
  const pulls: number[][] = []
  return {
    pulls,
    pull: (from, count) => {
      pulls.push([from, count])
      const start = Math.max(first, from)
      const lines = Array.from({ length: Math.min(count, 50) }, (_, at) => `line ${start + at}`)
      const streams = 'o'.repeat(lines.length)
      const marks = [0, 1, 2]
      return Promise.resolve({
        from: start,
        count: lines.length,
        text: lines.join('\n'),
        times: lines.map(() => 1),
        streams,
        sources: '0'.repeat(lines.length),
        view: 0,
        marks,
      })
    },
  }
}

describe('the rows shown', () => {
  it('are pulled piece by piece, and only what is missing', async () => {
    const { pulls, pull } = source()
    let changes = 0
    const cache = new RowCache(pull, () => (changes += 1))
    cache.show(100, 180)
    await settled()
    expect(pulls).toEqual([
      [100, 80],
      [150, 30],
    ])
    expect(cache.row(179)?.text).toBe('line 179')
    cache.show(120, 200)
    await settled()
    expect(pulls.slice(2)).toEqual([[180, 20]])
    expect(changes).toBe(3)
  })

  it('stay while their marks are pulled anew', async () => {
    const { pulls, pull } = source()
    const cache = new RowCache(pull, () => {})
    cache.show(0, 10)
    await settled()
    cache.remark()
    expect(cache.row(3)?.text).toBe('line 3')
    await settled()
    expect(pulls).toHaveLength(2)
    expect(cache.row(0)?.marks).toEqual([1, 2])
  })

  it('come anew when rows have moved since the edition before', async () => {
    const { pulls, pull } = source()
    const cache = new RowCache(pull, () => {})
    cache.show(0, 10)
    await settled()
    cache.moved(0)
    await settled()
    expect(pulls).toHaveLength(1)
    cache.moved(1)
    await settled()
    expect(pulls).toHaveLength(2)
  })

  it('go on where rows were overwritten meanwhile', async () => {
    const { pulls, pull } = source(40)
    const cache = new RowCache(pull, () => {})
    cache.show(0, 60)
    await settled()
    expect(pulls).toHaveLength(1)
    expect(cache.row(59)?.text).toBe('line 59')
  })

  it('are not kept far from where a person looks', async () => {
    const cache = new RowCache(source().pull, () => {})
    cache.show(0, 40)
    await settled()
    cache.show(5000, 5040)
    await settled()
    expect(cache.row(10)).toBeUndefined()
  })
})
