/** One member of a JSON line; `start` and `end` are the columns of its value as it was written. */
export interface JsonField {
  readonly key: string
  readonly start: number
  readonly end: number
  /** A string without its quotes and escapes, anything else exactly as it was written. */
  readonly text: string
}

/** A JSON line as a person reads it: how bad, what, when, and all the rest. */
export interface JsonLine {
  readonly level: JsonField | null
  readonly message: JsonField | null
  readonly time: JsonField | null
  readonly rest: readonly JsonField[]
}

/** Longer lines stay as they are. */
const longest = 65_536
const levelKeys = ['level', 'severity', 'lvl', 'levelname', 'log.level']
const messageKeys = ['message', 'msg', 'log', 'event']
const timeKeys = ['time', 'timestamp', '@timestamp', 'ts', 'datetime', 't']

/**
 * The fields of a line that is one JSON object, null for any other line. Values are cut out of the text, never written
 * anew: a number too large for JavaScript stays what it is.
 */
export function jsonLine(text: string): JsonLine | null {
  if (text.length > longest || !/^\s*\{/.test(text)) return null
  const fields = fieldsOf(text)
  if (fields === null || fields.length === 0) return null
  const level = pick(fields, levelKeys)
  const message = pick(fields, messageKeys)
  const time = pick(fields, timeKeys)
  return {
    level,
    message,
    time,
    rest: fields.filter((field) => field !== level && field !== message && field !== time),
  }
}

export type Severity = 'error' | 'warning' | 'info' | 'debug'

const severities: readonly (readonly [RegExp, Severity])[] = [
  [/^(?:e|err|error|f|fatal|crit|critical|panic|alert|emerg|emergency|severe)$/i, 'error'],
  [/^(?:w|warn|warning)$/i, 'warning'],
  [/^(?:i|info|information|notice)$/i, 'info'],
  [/^(?:d|debug|trace|verbose)$/i, 'debug'],
]
/** pino and bunyan count. */
const numbers: Readonly<Record<string, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
}

/** The word of a level; pino's and bunyan's numbers have words too. */
export function levelWord(level: string): string {
  return numbers[level] ?? level
}

export function severityOf(level: string): Severity | null {
  const word = levelWord(level)
  return severities.find(([words]) => words.test(word))?.[1] ?? null
}

function pick(fields: readonly JsonField[], keys: readonly string[]): JsonField | null {
  for (const key of keys) {
    const found = fields.find((field) => field.key.toLowerCase() === key && field.text !== '')
    if (found !== undefined) return found
  }
  return null
}

function fieldsOf(text: string): JsonField[] | null {
  try {
    JSON.parse(text)
  } catch {
    return null
  }
  // It is sound: what follows only has to find where the members of the outer object are.
  const fields: JsonField[] = []
  let at = text.indexOf('{') + 1
  for (;;) {
    at = skipSpace(text, at)
    if (text[at] !== '"') return fields
    const keyEnd = stringEnd(text, at)
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1)
    const end = valueEnd(text, start)
    const raw = text.slice(start, end)
    const isString = raw.startsWith('"')
    fields.push({ key: unquoted(text.slice(at, keyEnd)), start, end, text: isString ? unquoted(raw) : raw })
    at = skipSpace(text, end)
    if (text[at] !== ',') return fields
    at += 1
  }
}

function skipSpace(text: string, at: number): number {
  let next = at
  while (/\s/.test(text[next] ?? '')) next += 1
  return next
}

/** One past the closing quote of the string that starts at `at`. */
function stringEnd(text: string, at: number): number {
  let next = at + 1
  while (next < text.length && text[next] !== '"') next += text[next] === '\\' ? 2 : 1
  return next + 1
}

function valueEnd(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at)
  let depth = 0
  for (let next = at; next < text.length;) {
    const character = text[next] ?? ''
    if (character === '"') {
      next = stringEnd(text, next)
      continue
    }
    if (depth === 0 && /[,}\]\s]/.test(character)) return next
    if (/[[{]/.test(character)) depth += 1
    if (/[\]}]/.test(character)) depth -= 1
    next += 1
    if (depth === 0 && /[\]}]/.test(character)) return next
  }
  return text.length
}

/** A string's text; the line breaks and controls in it are shown, not obeyed. */
function unquoted(raw: string): string {
  if (!raw.includes('\\')) return raw.slice(1, -1)
  const value: unknown = JSON.parse(raw)
  return typeof value === 'string' ? shownControls(value) : raw
}

const named: Readonly<Record<string, string>> = { '\n': '↵', '\r': '', '\t': '\t' }

/** As main does it with every line: what would act on the page, or turn the text round, is written out. */
function shownControls(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) =>
      named[character] ??
      `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  )
}

/** Marks of a line that lie in a field, counted from its start; the whole field where its text is not what is written. */
export function marksIn(field: JsonField, written: string, marks: readonly number[]): readonly number[] {
  const isExact = field.text === written.slice(field.start, field.end)
  const quote = field.text === written.slice(field.start + 1, field.end - 1) ? 1 : 0
  const from = field.start + quote
  const found: number[] = []
  for (let at = 0; at + 1 < marks.length; at += 2) {
    const start = Math.max(marks[at] ?? 0, from)
    const end = Math.min(marks[at + 1] ?? 0, field.end - quote)
    if (start >= end) continue
    if (!isExact && quote === 0) return [0, field.text.length]
    found.push(start - from, end - from)
  }
  return found
}
