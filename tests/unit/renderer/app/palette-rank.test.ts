import { describe, expect, it } from 'vitest'
import { rankEntries } from '../../../../src/renderer/app/palette-rank.ts'

const entry = (label: string, group = 'Containers', keywords = '') => ({
  id: label,
  label,
  group,
  keywords,
  onSelect: () => undefined,
})
const labels = (groups: ReturnType<typeof rankEntries>) =>
  groups.flatMap(({ items }) => items.map(({ label }) => label))

describe('the palette', () => {
  it('finds every word, in any order and any case', () => {
    const entries = [entry('Stop web-1'), entry('Stop queue'), entry('Open web-1')]
    expect(labels(rankEntries(entries, 'WEB stop'))).toEqual(['Stop web-1'])
  })

  it('puts what begins with the words before what has them inside', () => {
    const entries = [
      entry('Open my-web'),
      entry('Open web-1'),
      entry('web settings'),
      entry('Open nginx', 'Images', 'web'),
    ]
    expect(labels(rankEntries(entries, 'web'))).toEqual([
      'web settings',
      'Open my-web',
      'Open web-1',
      'Open nginx',
    ])
  })

  it('finds by keywords and by Hangul', () => {
    expect(labels(rankEntries([entry('중지: web-1'), entry('시작: web-1')], '중지'))).toEqual(['중지: web-1'])
    expect(labels(rankEntries([entry('Engine', 'Go to', 'docker')], 'docker'))).toEqual(['Engine'])
  })

  it('shows a few of each group before anything is typed', () => {
    const many = Array.from({ length: 500 }, (_, index) => entry(`Open c-${String(index)}`))
    const groups = rankEntries([...many, entry('Settings', 'Go to')], '')
    expect(groups.map(({ value }) => value)).toEqual(['Containers', 'Go to'])
    expect(groups[0]?.items.length).toBeLessThan(10)
  })
})
