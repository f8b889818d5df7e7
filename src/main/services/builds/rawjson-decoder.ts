import { StringDecoder } from 'node:string_decoder'
import { longestLine } from '../../engine/decode/json-lines.ts'
import type { JsonLine, JsonLineDecoder } from '../../engine/decode/json-lines.ts'

/**
 * Decoder of `--progress=rawjson`. buildx prints each object indented, over many lines (BuildKit's display sets an
 * indent); one on a line of its own is taken too. Between them stand the CLI's own words, told as text.
 */
export function createRawJsonDecoder(): JsonLineDecoder {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let object: string[] = []
  let size = 0

  /** An indented object begins and ends with a brace alone on its line; a string in it holds no line end. */
  function take(line: string): JsonLine[] {
    if (object.length === 0 && line !== '{') return line.trim() === '' ? [] : [parsed(line)]
    object.push(line)
    size += line.length
    if (line !== '}' && size < longestLine) return []
    const text = object.join('\n')
    object = []
    size = 0
    return [parsed(text)]
  }

  return {
    push: (chunk) => {
      const lines = (rest + decoder.write(chunk)).split('\n')
      rest = lines.pop() ?? ''
      return lines.flatMap((line) => take(line.trimEnd()))
    },
    finish: () => {
      const last = take((rest + decoder.end()).trimEnd())
      rest = ''
      return object.length === 0 ? last : [...last, parsed(object.splice(0).join('\n'))]
    },
  }
}

function parsed(text: string): JsonLine {
  try {
    const value: unknown = JSON.parse(text)
    return { ok: true, value }
  } catch {
    return { ok: false, text }
  }
}
