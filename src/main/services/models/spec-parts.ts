import type { CreateInput, UnexpressedSetting } from '#shared/contract/create-input.ts'

/** One group of settings, read from an inspection: what the form can say of it, and what it cannot. */
export interface SpecPart {
  readonly input: Partial<CreateInput>
  readonly unexpressed: readonly UnexpressedSetting[]
}

/** A list, or undefined for none. */
export function some<Item>(items: readonly Item[]): Item[] | undefined {
  return items.length === 0 ? undefined : [...items]
}

/** A map, or undefined for an empty one. */
export function someOf(map: Readonly<Record<string, string>>): Record<string, string> | undefined {
  return Object.keys(map).length === 0 ? undefined : { ...map }
}

/** A text, or undefined for none and for what is so anyway. */
export function said(text: string, otherwise = ''): string | undefined {
  return text === '' || text === otherwise ? undefined : text
}

/** A number, or undefined for zero: the engine's word for "not set". */
export function set(value: number): number | undefined {
  return value === 0 ? undefined : value
}

/** True, or undefined. */
export function on(value: unknown): true | undefined {
  return value === true ? true : undefined
}

/** Whether two lists are the same. */
export function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, at) => word === other[at])
}

/** An engine's value as a short word. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

/** Whether the engine means "nothing" by it. */
export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === 0 || value === false) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
