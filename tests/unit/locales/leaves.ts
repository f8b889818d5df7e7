export type Leaves = ReadonlyMap<string, string>

/** Every word of a catalogue under its whole key. */
export function leavesOf(catalogue: object, prefix = ''): Leaves {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) => {
      if (typeof value === 'string') return [[`${prefix}${key}`, value] as const]
      if (typeof value === 'object' && value !== null) return [...leavesOf(value, `${prefix}${key}.`)]
      throw new Error(`${prefix}${key} is neither a word nor a group of words`)
    }),
  )
}

/** A key without its plural form, so that languages with other plurals compare. */
export const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
export const stems = (leaves: Leaves) => new Set([...leaves.keys()].map(stem))
