import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonLine, levelWord, marksIn, severityOf } from '../../../src/renderer/features/logs/json-line.ts'

describe('a JSON line', () => {
  it('is told by its level, its message, its time and the rest', () => {
    const line = jsonLine('{"ts":17,"level":"warn","msg":"low on disk","free":{"b":1},"tags":["a","b}"]}')
    expect([line?.level?.text, line?.message?.text, line?.time?.text]).toEqual(['warn', 'low on disk', '17'])
    expect(line?.rest.map(({ key, text }) => [key, text])).toEqual([
      ['free', '{"b":1}'],
      ['tags', '["a","b}"]'],
    ])
  })

  it('shows numbers exactly as they were written', () => {
    const line = jsonLine('{ "id" : 90071992547409931234, "x": 1.10, "y": -1E+400 }')
    expect(line?.rest.map(({ text }) => text)).toEqual(['90071992547409931234', '1.10', '-1E+400'])
  })

  it('reads escapes in strings and shows what would act on the page', () => {
    const line = jsonLine(String.raw`{"msg":"a \"b\" c \u202e","na\"me":"x"}`)
    expect(line?.message?.text).toBe('a "b" c [U+202E]')
    expect(line?.rest[0]?.key).toBe('na"me')
  })

  it.each(['plain', '', '[1]', '{}', '{"a":1', '{"a":1} trailing', 'x {"a":1}'])('is not: %s', (text) =>
    expect(jsonLine(text)).toBeNull(),
  )

  it('has every member of any object, each as it was written', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
        fc.boolean(),
        (given, spaced) => {
          const text = JSON.stringify(given, null, spaced ? 1 : 0).replaceAll('\n', ' ')
          const line = jsonLine(text)
          const fields = [line?.level, line?.message, line?.time, ...(line?.rest ?? [])].filter(
            (field) => !!field,
          )
          const written: unknown[] = fields.map(({ start, end }) => JSON.parse(text.slice(start, end)))
          expect(written).toHaveLength(Object.keys(given).length)
          for (const value of Object.values(JSON.parse(text))) expect(written).toContainEqual(value)
        },
      ),
    )
  })
})

describe('marks of a JSON line', () => {
  const text = String.raw`{"msg":"request 42","esc":"a\nb","n":42}`
  const line = jsonLine(text)
  const at = (part: string): readonly number[] => [text.indexOf(part), text.indexOf(part) + part.length]

  it('lie where the field has them, whatever of the hit is outside it', () => {
    const { message } = line ?? { message: null }
    if (message === null) throw new Error('There is a message.')
    expect(marksIn(message, text, at('quest'))).toEqual([2, 7])
    expect(marksIn(message, text, at('"msg":"req'))).toEqual([0, 3])
    expect(marksIn(message, text, at('"n"'))).toEqual([])
  })

  it('take the whole field where its text is not what was written', () => {
    const [escaped, number] = line?.rest ?? []
    if (escaped === undefined || number === undefined) throw new Error('There are both.')
    expect(marksIn(escaped, text, at('\\n'))).toEqual([0, escaped.text.length])
    expect(marksIn(number, text, at('42}'))).toEqual([0, 2])
  })
})

it('a level is known by its word and by its number', () => {
  expect(['fatal', 'WARN', '50', '30', 'trace', 'custom'].map(severityOf)).toEqual([
    'error',
    'warning',
    'error',
    'info',
    'debug',
    null,
  ])
  expect(levelWord('40')).toBe('warn')
})
