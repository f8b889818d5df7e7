/** What a terminal of one's own does for a program that has none: it edits a line, and sends it whole. */
export interface CookedLine {
  readonly type: (text: string) => void
}

interface Ears {
  /** Shown to the person. */
  readonly echo: (text: string) => void
  readonly send: (line: string) => void
  readonly endOfInput: () => void
  readonly interrupt: () => void
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u

export function createCookedLine({ echo, send, endOfInput, interrupt }: Ears): CookedLine {
  let line = ''

  const erase = (): void => {
    const last = [...graphemes.segment(line)].at(-1)?.segment
    if (last === undefined) return
    line = line.slice(0, -last.length)
    echo(wide.test(last) ? '\b\b  \b\b' : '\b \b')
  }
  const enter = (): void => {
    echo('\r\n')
    send(`${line}\n`)
    line = ''
  }
  const key = (sign: string): void => {
    if (sign === '\r' || sign === '\n') enter()
    else if (sign === '\u007f' || sign === '\b') erase()
    else if (sign === '\u0003') {
      echo('^C\r\n')
      line = ''
      interrupt()
    } else if (sign === '\u0004') {
      if (line === '') endOfInput()
      else {
        send(line)
        line = ''
      }
    } else if (sign >= ' ') {
      line += sign
      echo(sign)
    }
  }

  return {
    type: (text) => {
      // Arrows and function keys would write their escapes into the line.
      const plain = text.replaceAll('\r\n', '\r').replaceAll(/\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O[A-Z]|.)?/g, '')
      for (const sign of plain) key(sign)
    },
  }
}
