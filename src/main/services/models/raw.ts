/**
 * Readers for what an engine answers. Engines differ (a field is missing, null, or of another kind from one
 * API version to the next), so nothing is believed: each reader gives an empty value for what is not there.
 */
export type Raw = Readonly<Record<string, unknown>>

/** An object, or an empty one. */
export function record(value: unknown): Raw {
  return isRecord(value) ? value : {}
}

/** Every object of an array. */
export function records(value: unknown): readonly Raw[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

/** A string, or the empty one. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The strings of an array; a lone string is an array of one (old engines write Cmd and Entrypoint so). */
export function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The string members of an object. */
export function textMap(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(record(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** A finite number, or 0. */
export function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}

/** Epoch milliseconds of an RFC 3339 time; null for none and for Go's zero time. */
export function time(value: unknown): number | null {
  const parsed = Date.parse(text(value))
  return Number.isNaN(parsed) || parsed <= Date.parse('0001-01-02T00:00:00Z') ? null : parsed
}

/** A plain object: not null, not an array. */
export function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
