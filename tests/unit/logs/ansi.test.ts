import { describe, expect, it } from 'vitest'
import { pieces } from '../../../src/renderer/features/logs/ansi.ts'

function told(line: string, marks: readonly number[] = []): string[] {
  return pieces(line, marks).map(({ text, foreground, background, bold, marked }) =>
    [text, foreground, background && `on ${background}`, bold && 'bold', marked && 'marked']
      .filter(Boolean)
      .join('|'),
  )
}

describe('a line with colours', () => {
  it('becomes pieces of one look each', () => {
    expect(told('a\u001b[31mred\u001b[1;42mboth\u001b[0mz')).toEqual([
      'a',
      'red|red',
      'both|red|on green|bold',
      'z',
    ])
  })

  it('brings finer colours to the nearest that both themes have', () => {
    expect(
      told('\u001b[38;5;208mx\u001b[38;5;21my\u001b[38;2;200;30;180mz\u001b[90mq\u001b[38;5;240mg'),
    ).toEqual(['x|yellow', 'y|blue', 'z|magenta', 'q|gray', 'g|gray'])
  })

  it('stays text, whatever it looks like', () => {
    expect(told('<b>&amp;</b>')).toEqual(['<b>&amp;</b>'])
    expect(told('\u001b[32m<b>')).toEqual(['<b>|green'])
  })

  it('shows marks over the borders of colours', () => {
    expect(told('up\u001b[31mstream\u001b[0m ok up', [0, 8, 12, 14])).toEqual([
      'up|marked',
      'stream|red|marked',
      ' ok ',
      'up|marked',
    ])
  })
})
