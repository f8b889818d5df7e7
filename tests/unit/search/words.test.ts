import { describe, expect, it } from 'vitest'
import { shellLine } from '../../../src/shared/docker-command/quote.ts'
import { splitWords } from '../../../src/renderer/features/search/words.ts'
import { array, assert, property, string } from 'fast-check'

describe('a command typed into the form', () => {
  it.each([
    ['', []],
    ['  sleep   60 ', ['sleep', '60']],
    [`sh -c 'echo "a  b"; ls'`, ['sh', '-c', 'echo "a  b"; ls']],
    [`echo "it's \\"so\\""`, ['echo', `it's "so"`]],
    ['a\\ b', ['a b']],
    [`x ''`, ['x', '']],
    [`"a"'b'c`, ['abc']],
  ])('splits as a shell would: %s', (text, words) => {
    expect(splitWords(text)).toEqual({ ok: true, words })
  })

  it('says that a quote is left open', () => {
    expect(splitWords(`sh -c 'echo`)).toEqual({ ok: false, problem: 'open-quote' })
  })

  it('reads back whatever the app itself quotes', () => {
    assert(
      property(
        array(
          string().filter((word) => !word.includes('\0')),
          { minLength: 1 },
        ),
        (words) => {
          expect(splitWords(shellLine(words))).toEqual({ ok: true, words })
        },
      ),
    )
  })
})
