import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  mostKept,
  type OutputPart,
  withOutput,
} from '../../../../src/renderer/features/terminal/output-parts.ts'

const all = (parts: readonly OutputPart[]) => parts.map(({ text }) => text).join('')
const lines = (parts: readonly OutputPart[]) => all(parts).split('\n').length - 1

test('a flood keeps its newest lines, few enough to be laid out', () => {
  let parts: readonly OutputPart[] = []
  let cut = false
  for (let round = 0; round < 20; round += 1) {
    const now = withOutput(parts, [{ errors: false, text: 'y\n'.repeat(25_000) + `round ${round}\n` }])
    parts = now.parts
    cut ||= now.cut
  }
  expect(cut).toBe(true)
  expect(lines(parts)).toBeLessThanOrEqual(mostKept.lines)
  expect(lines(parts)).toBeGreaterThan(mostKept.lines - 400)
  expect(all(parts)).toMatch(/y\nround 19\n$/)
  expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length)
})

test('a part that is full stays the same object, so that it is drawn once', () => {
  const one = withOutput([], [{ errors: false, text: 'line\n'.repeat(450) }]).parts
  const two = withOutput(one, [{ errors: false, text: 'line\n'.repeat(100) }]).parts
  expect(one.map((part) => part.lines)).toEqual([200, 200, 50])
  expect(two.map((part) => part.lines)).toEqual([200, 200, 150])
  expect(two.slice(0, 2).every((part, at) => part === one[at])).toBe(true)
})

test('output comes out as it came in, its streams told apart, and lines are not torn', () => {
  const text = fc.array(fc.constantFrom('a', '\n', 'word '.repeat(900), 'l\n'.repeat(90)), { maxLength: 9 })
  const added = fc.array(fc.record({ errors: fc.boolean(), text: text.map((words) => words.join('')) }))
  fc.assert(
    fc.property(fc.array(added, { maxLength: 5 }), (rounds) => {
      let parts: readonly OutputPart[] = []
      for (const round of rounds) parts = withOutput(parts, round).parts
      const given = rounds.flat()
      const whole = given.map((one) => one.text).join('')
      if (whole.length < mostKept.characters && whole.split('\n').length < mostKept.lines)
        for (const errors of [true, false])
          expect(all(parts.filter((part) => part.errors === errors))).toBe(
            given.flatMap((one) => (one.errors === errors ? [one.text] : [])).join(''),
          )
      for (const [at, part] of parts.entries()) {
        const next = parts[at + 1]
        if (next?.errors === part.errors)
          expect(part.text.endsWith('\n') || part.text.length > 65_000).toBe(true)
        expect(part.lines).toBe(part.text.split('\n').length - 1)
      }
    }),
    { numRuns: 60 },
  )
})
